from flask import Flask, flash, render_template_string

app = Flask(__name__)
app.config["SECRET_KEY"] = "192b9bdd22ab9ed4d12e236c78afcb9a393ec15f71bbf5dc987d54727823bcbf"

SABLON = """
{% with messages = get_flashed_messages(with_categories=true) %}
  {% if messages %}
    <ul class=flashes>
    {% for category, message in messages %}
      <li class="{{ category }}">{{ message }}</li>
    {% endfor %}
    </ul>
  {% endif %}
{% endwith %}
"""
SUZGEC = """
{% with errors = get_flashed_messages(category_filter=["error"]) %}
{% if errors %}
<div class="alert-message block-message error">
  <a class="close" href="#">×</a>
  <ul>
    {%- for msg in errors %}
    <li>{{ msg }}</li>
    {% endfor -%}
  </ul>
</div>
{% endif %}
{% endwith %}
"""


@app.route("/yaz")
def yaz():
    flash('Invalid password provided', 'error')
    flash('Hoş geldin & <b>iyi</b>')
    return "x"


@app.route("/oku")
def oku():
    return render_template_string(SABLON)


@app.route("/suz")
def suz():
    return render_template_string(SUZGEC)
