from flask import Flask, escape
