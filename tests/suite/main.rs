//! The service driven through its router, without a port: one file a feature, helpers in `test_app`.

#![expect(unreachable_pub, reason = "one binary: `pub` here says what a file offers its neighbours")]
#![expect(clippy::print_stdout, reason = "tests print the tables that a failure is read from")]

mod bench_routes;
mod browser;
mod check;
mod chromium;
mod command;
mod corpus;
mod exercises;
mod explanations;
mod guide;
mod hostile;
mod live;
mod matrix;
mod models;
mod modules;
mod oracle;
mod own_name;
mod pages;
mod prose;
mod records;
mod renew;
mod rooms;
mod search;
mod served;
mod steps;
mod stream;
mod teacher;
mod test_app;
mod tools;
