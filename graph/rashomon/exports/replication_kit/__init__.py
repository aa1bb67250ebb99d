"""Scripts that go into the replication package as they are; they run without Rashomon."""
