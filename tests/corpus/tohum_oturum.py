from flask import Flask, redirect, request, session, url_for

app = Flask(__name__)
app.secret_key = 'çok gizli anahtar'


@app.route('/')
def index():
    if 'ad' in session:
        return 'Merhaba ' + session['ad'] + ' ' + session['soyad']
    return 'Giriş yapın'


@app.route('/giris', methods=['GET', 'POST'])
def giris():
    if request.method == 'POST':
        session['ad'] = request.form['ad']
        session['soyad'] = request.form['soyad']
        return redirect(url_for('anasayfa'))


@app.route('/cikis')
def cikis():
    session.pop('ad', None)
    return redirect(url_for('index'))


@app.route('/anahtar')
def anahtar():
    return session['yok']
