from flask import Flask


def create_app(ayar):
    return Flask(__name__)
