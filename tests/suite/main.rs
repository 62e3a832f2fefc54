//! The service driven through its router, without a port: one file a feature, helpers in `test_app`.

mod bench_routes;
mod browser;
mod chromium;
mod command;
mod corpus;
mod exercises;
mod hostile;
mod live;
mod matrix;
mod oracle;
mod pages;
mod records;
mod rooms;
mod stream;
mod test_app;
mod tools;
