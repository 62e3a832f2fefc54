//! Real Flask in a Python process, on a socket of its own: `tests/oracle/flask_server.py`.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// One process that serves one program at a time.
pub(crate) struct FlaskServer {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    pub(crate) address: String,
}

impl FlaskServer {
    /// Starts the Python of `FLASK_PYTHON`, which `tests/run` prepares, in a folder that it may write to.
    pub(crate) fn start(folder: &Path) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let python =
            std::env::var_os("FLASK_PYTHON").map_or_else(|| root.join("target/flask-venv/bin/python"), Into::into);
        let mut process = Command::new(python)
            .arg(root.join("tests/oracle/flask_server.py"))
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("FLASK_PYTHON names a Python with Flask; tests/run prepares one");
        let input = process.stdin.take().expect("its stdin is piped");
        let output = BufReader::new(process.stdout.take().expect("its stdout is piped"));
        let mut server = Self { process, input, output, address: String::new() };
        server.address = server.answer()["address"].as_str().expect("its address").to_owned();
        server
    }

    /// Loads a file; what kept it from loading.
    pub(crate) fn load(&mut self, file: &Path) -> Option<Value> {
        self.ask(&json!({"load": file})).get("error").cloned()
    }

    /// Moves the app's clock.
    pub(crate) fn wait(&mut self, seconds: f64) {
        self.ask(&json!({"wait": seconds}));
    }

    /// Puts `ProxyFix` in front of the loaded app.
    pub(crate) fn trust_proxy(&mut self) {
        self.ask(&json!({"proxy": true}));
    }

    /// What left the views since the last load: `type: message`, and its traceback.
    pub(crate) fn raised(&mut self) -> Vec<(String, String)> {
        let answer = self.ask(&json!({"raised": true}));
        let text = |one: &Value, name: &str| one[name].as_str().unwrap_or_default().to_owned();
        answer["raised"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|one| (text(one, "error"), text(one, "traceback")))
            .collect()
    }

    fn ask(&mut self, order: &Value) -> Value {
        writeln!(self.input, "{order}").expect("Flask listens");
        self.answer()
    }

    fn answer(&mut self) -> Value {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("Flask answers");
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error} in {line:?}"))
    }
}

impl Drop for FlaskServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
