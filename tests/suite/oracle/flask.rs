//! Real Flask in a Python process: see `tests/oracle/flask_host.py` for the lines it speaks.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use cerez_defteri::exchange::RecordedRequest;
use serde_json::{Value, json};

/// One process that holds one program at a time.
pub(crate) struct RealFlask {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl RealFlask {
    /// Starts the Python of `FLASK_PYTHON`, which `tests/run` prepares.
    pub(crate) fn start() -> Self {
        let python = std::env::var("FLASK_PYTHON").unwrap_or_else(|_| "target/flask-venv/bin/python".to_owned());
        let mut process = Command::new(python)
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/flask_host.py"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("FLASK_PYTHON names a Python with Flask; tests/run prepares one");
        let input = process.stdin.take().expect("its stdin is piped");
        let output = BufReader::new(process.stdout.take().expect("its stdout is piped"));
        Self { process, input, output }
    }

    /// Loads a program; the error when it does not load.
    pub(crate) fn load(&mut self, source: &str, file_name: &str, templates: &[(String, String)]) -> Option<Value> {
        let templates: Value =
            templates.iter().map(|(name, text)| (name.clone(), json!(text))).collect::<serde_json::Map<_, _>>().into();
        let order = json!({"load": {"source": source, "file_name": file_name, "templates": templates}});
        self.ask(&order).get("error").cloned()
    }

    /// Sends a request to the loaded program.
    pub(crate) fn request(&mut self, request: &RecordedRequest, now: f64) -> Value {
        let headers: Vec<Value> = request
            .headers
            .iter()
            .map(|(name, value)| json!([name, value.iter().map(|&byte| char::from(byte)).collect::<String>()]))
            .collect();
        self.ask(&json!({"request": {
            "method": request.method,
            "path": request.path,
            "query": request.query,
            "headers": headers,
            "body": String::from_utf8_lossy(&request.body),
            "now": now,
        }}))
    }

    /// What of a check does not hold for the loaded program; `requests` are played first, for `gunluk`.
    pub(crate) fn check(&mut self, criterion: &str, origin: &str, requests: &Value, now: i64) -> Option<String> {
        let order = json!({"check": {"criterion": criterion, "origin": origin, "requests": requests, "now": now}});
        self.ask(&order)["failed"].as_str().map(str::to_owned)
    }

    /// Why Python does not compile a source, if it does not.
    pub(crate) fn compile_error(&mut self, source: &str) -> Option<String> {
        self.ask(&json!({"compiles": {"source": source}}))["error"].as_str().map(str::to_owned)
    }

    fn ask(&mut self, order: &Value) -> Value {
        writeln!(self.input, "{order}").expect("Flask listens");
        let mut line = String::new();
        self.output.read_line(&mut line).expect("Flask answers");
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error} in {line:?}"))
    }
}

impl Drop for RealFlask {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
