"""`rashomon schema`: the JSON Schema of the native format."""

import json

import click


@click.command()
def schema() -> None:
    r"""Print the JSON Schema of the native format.

    Editors check and complete an article that names it in "$schema".

    \b
    Examples:
      rashomon schema > article.schema.json
    """
    from rashomon.readers import native

    click.echo(json.dumps(native.schema(), ensure_ascii=False, indent=2))
