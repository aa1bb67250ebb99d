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
    from rashomon.readers import load_readers
    from rashomon.writers import writers

    read = [(reader.name, reader.title) for reader in load_readers()[0]]
    written = [(writer.name, writer.title) for writer in writers()]
    if form == "json":
        named = {"read": read, "written": written}
        found = {what: [{"name": name, "title": title} for name, title in rows] for what, rows in named.items()}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for what, rows in (("Read (recognised by itself)", read), ("Written (rashomon export --to NAME)", written)):
        click.echo(f"{what}:")
        for name, title in rows:
            click.echo(f"  {name:<10} {title}")
