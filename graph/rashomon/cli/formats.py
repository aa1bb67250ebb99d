"""`rashomon formats`: what can be read, and what can be written."""

import json

import click


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def formats(form: str) -> None:
    r"""List what can be read and written.

    \b
    Examples:
      rashomon formats
      rashomon formats --format json
    """
    from rashomon.exports import exports
    from rashomon.readers import load_readers

    read = [{"name": reader.name, "title": reader.title} for reader in load_readers()[0]]
    # A suffix that two forms share names the first of them.
    written = [{"name": one.name, "title": one.title, "suffix": one.suffix} for one in exports()]
    if form == "json":
        click.echo(json.dumps({"read": read, "written": written}, ensure_ascii=False, indent=2))
        return
    width = max(len(row["name"]) for row in (*read, *written))
    for what, rows in (("Read (recognised by itself)", read), ("Written (rashomon export --to NAME)", written)):
        click.echo(f"{what}:")
        for row in rows:
            click.echo(f"  {row['name']:<{width}} {row['title']}")
