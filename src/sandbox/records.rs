//! Server-side session records: a worker keeps none, it asks its parent, which asks whoever keeps them ([`Records`]).
//! In and out: an app, a record's id, bytes, an expiry in epoch seconds. A parent that is gone looks like an absent record.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::os::fd::{AsRawFd, RawFd};
use std::os::unix::net::UnixStream;
use std::pin::Pin;

use super::frame;
use super::protocol::{AppKey, Order, RecordAnswer, RecordQuestion, Reply, Report};

/// Bytes of one record; Flask-Session stores a small dictionary.
pub const RECORD_BYTES: usize = 64 * 1024;

/// What a [`Records`] method gives back: boxed, so that the pool need not know who keeps them.
pub type Soon<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Keeps records for the sandbox. Called on the async side; may not block.
pub trait Records: Send + Sync + 'static {
    /// The record's bytes, unless it is absent or over at `now`, the app's clock (epoch seconds).
    fn get<'a>(&'a self, app: &'a AppKey, id: String, now: f64) -> Soon<'a, Option<Vec<u8>>>;
    /// Writes a record that lives until `expires` (epoch seconds of the app's clock). `None` when it was not kept, else how
    /// many of the workspace's other records had to go for it.
    fn put<'a>(&'a self, app: &'a AppKey, id: String, bytes: Vec<u8>, expires: f64) -> Soon<'a, Option<usize>>;
    /// Deletes a record, there or not.
    fn delete<'a>(&'a self, app: &'a AppKey, id: String) -> Soon<'a, ()>;
}

/// Answers one question of a worker that runs `app`.
pub(crate) async fn answer(records: &dyn Records, app: &AppKey, question: RecordQuestion) -> RecordAnswer {
    match question {
        RecordQuestion::Get(id, now) => records.get(app, id, now).await.map_or(RecordAnswer::No, RecordAnswer::Found),
        RecordQuestion::Put(id, bytes, expires) => {
            records.put(app, id, bytes, expires).await.map_or(RecordAnswer::No, RecordAnswer::Kept)
        }
        RecordQuestion::Delete(id) => {
            records.delete(app, id).await;
            RecordAnswer::No
        }
    }
}

thread_local! {
    /// The worker's own end of its socket, for questions in the middle of a job.
    static PARENT: RefCell<Option<UnixStream>> = const { RefCell::new(None) };
    /// Orders that came while an answer was waited for.
    static EARLY: RefCell<VecDeque<Order>> = const { RefCell::new(VecDeque::new()) };
}

/// Gives the worker's thread the line on which it may ask. The line's descriptor comes back.
pub(crate) fn connect(socket: &UnixStream) -> std::io::Result<RawFd> {
    let own = socket.try_clone()?;
    let descriptor = own.as_raw_fd();
    PARENT.set(Some(own));
    Ok(descriptor)
}

/// Bytes of a record's id: 43 letters of Flask-Session's, a prefix, a learner's own cache key.
const ID_BYTES: usize = 256;

/// Asks and waits; [`RecordAnswer::No`] is also the answer of a parent that is gone, and to what no store would keep.
pub(crate) fn ask(question: RecordQuestion) -> RecordAnswer {
    let (id, size) = match &question {
        RecordQuestion::Get(id, _) | RecordQuestion::Delete(id) => (id, 0),
        RecordQuestion::Put(id, bytes, ..) => (id, bytes.len()),
    };
    if id.len() > ID_BYTES || size > RECORD_BYTES {
        return RecordAnswer::No;
    }
    PARENT.with_borrow_mut(|parent| parent.as_mut().and_then(|socket| exchange(socket, question)).unwrap_or_default())
}

fn exchange(socket: &mut UnixStream, question: RecordQuestion) -> Option<RecordAnswer> {
    frame::write(socket, &Reply { report: Report::Asked(question), growth_kib: None, last: false }).ok()?;
    loop {
        match frame::read::<Order>(socket).ok()?? {
            Order::Answer(answer) => return Some(answer),
            early => EARLY.with_borrow_mut(|orders| orders.push_back(early)),
        }
    }
}

/// The next order that came while an answer was waited for.
pub(crate) fn early() -> Option<Order> {
    EARLY.with_borrow_mut(VecDeque::pop_front)
}
