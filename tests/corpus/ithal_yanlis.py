from flask import Flask, requests
