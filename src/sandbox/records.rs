//! Server-side session records: a worker keeps none, it asks its parent, which asks whoever keeps them ([`Records`]).
//! In and out: an app, a record's id, bytes, an expiry in epoch seconds. A parent that is gone looks like an absent record.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::os::unix::net::UnixStream;
use std::pin::Pin;

use super::frame::{self, Incoming};
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
    /// The worker's end of the way to its parent: for orders, replies, and questions in the middle of a job.
    static PARENT: RefCell<Option<Parent>> = const { RefCell::new(None) };
}

struct Parent {
    socket: UnixStream,
    incoming: Incoming,
    /// Orders that came while an answer was waited for.
    early: VecDeque<Order>,
}

/// Gives the worker's thread the way to its parent.
pub(crate) fn connect(socket: UnixStream) {
    PARENT.set(Some(Parent { socket, incoming: Incoming::default(), early: VecDeque::new() }));
}

/// The next order; `None` when the parent has closed.
pub(crate) fn next_order() -> std::io::Result<Option<Order>> {
    PARENT.with_borrow_mut(|parent| match parent {
        Some(parent) => match parent.early.pop_front() {
            Some(order) => Ok(Some(order)),
            None => parent.incoming.wait(&mut parent.socket),
        },
        None => Ok(None),
    })
}

/// What came of the order.
pub(crate) fn reply(reply: &Reply) -> std::io::Result<()> {
    PARENT.with_borrow_mut(|parent| parent.as_mut().map_or(Ok(()), |parent| frame::write(&mut parent.socket, reply)))
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
    PARENT.with_borrow_mut(|parent| parent.as_mut().and_then(|parent| parent.ask(question)).unwrap_or_default())
}

impl Parent {
    fn ask(&mut self, question: RecordQuestion) -> Option<RecordAnswer> {
        frame::write(&mut self.socket, &Reply { report: Report::Asked(question), growth_kib: None, last: false })
            .ok()?;
        loop {
            match self.incoming.wait(&mut self.socket).ok()?? {
                Order::Answer(answer) => return Some(answer),
                early => self.early.push_back(early),
            }
        }
    }
}
