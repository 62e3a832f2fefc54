//! The service driven through its router, without a port: one file a feature, helpers in `test_app`.

mod bench_routes;
mod command;
mod exercises;
mod live;
mod pages;
mod rooms;
mod stream;
mod test_app;
