#!/usr/bin/env python3
"""Holds schemas and documents of applications against validators that others wrote.

    application_documents.py FOLDER

FOLDER holds for each NAME: NAME.schema.json, NAME.openapi.json, and one document a line in NAME.accepted.jsonl, which
have to be valid, and in NAME.refused.jsonl, which must not be. Prints one JSON object of counts and failures.
"""
import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator
from openapi_spec_validator import validate


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line] if path.exists() else []


def examples(document):
    """Each example of a request with the schema it has to fit, references resolved within the document."""
    for path in document["paths"].values():
        content = path.get("post", {}).get("requestBody", {}).get("content", {}).get("application/json", {})
        for name, example in content.get("examples", {}).items():
            yield name, example["value"], {**content["schema"], "components": document["components"]}


def main(folder):
    counts = {"schemas": 0, "accepted": 0, "refused": 0, "openapi": 0, "examples": 0}
    failures = []
    for file in sorted(folder.glob("*.schema.json")):
        name = file.name.removesuffix(".schema.json")
        schema = json.loads(file.read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        counts["schemas"] += 1
        validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        for document in lines(folder / f"{name}.accepted.jsonl"):
            counts["accepted"] += 1
            for error in validator.iter_errors(document):
                failures.append(f"{name}: refused {error.json_path}: {error.message[:200]}")
        for document in lines(folder / f"{name}.refused.jsonl"):
            counts["refused"] += 1
            if validator.is_valid(document):
                failures.append(f"{name}: accepted {json.dumps(document, ensure_ascii=False)[:400]}")
        openapi = folder / f"{name}.openapi.json"
        if openapi.exists():
            document = json.loads(openapi.read_text("utf-8"))
            validate(document)
            counts["openapi"] += 1
            for example, value, schema in examples(document):
                counts["examples"] += 1
                for error in Draft202012Validator(schema).iter_errors(value):
                    failures.append(f"{name}: example {example} {error.json_path}: {error.message[:200]}")
    print(json.dumps({**counts, "failures": failures[:50]}, ensure_ascii=False))


main(Path(sys.argv[1]))
