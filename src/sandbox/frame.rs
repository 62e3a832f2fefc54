//! Messages on the socket between the pool and a worker: a length (u32, little-endian) and that many bytes of postcard.
//! Fails on a closed socket, a message over [`MAX_BYTES`], or bytes that do not decode.

use std::io::{self, Read, Write};

use serde::{Serialize, de::DeserializeOwned};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// Larger than any request or response that the limits let through.
const MAX_BYTES: u32 = 16 * 1024 * 1024;
/// Room for one read.
const READ_AT_ONCE: usize = 16 * 1024;
/// A buffer that a large message has stretched shrinks back to this.
const KEPT: usize = 64 * 1024;

/// A message with its length in front, ready to be written at once.
pub(crate) fn encode<T: Serialize>(message: &T) -> io::Result<Vec<u8>> {
    let mut bytes = postcard::to_extend(message, vec![0; 4]).map_err(invalid)?;
    let length = u32::try_from(bytes.len() - 4).map_err(invalid)?;
    bytes[..4].copy_from_slice(&length.to_le_bytes());
    Ok(bytes)
}

/// Writes one message, blocking.
pub(crate) fn write<T: Serialize>(socket: &mut impl Write, message: &T) -> io::Result<()> {
    socket.write_all(&encode(message)?)
}

/// What has arrived of messages: as much as there is, with one call to the system.
#[derive(Debug, Default)]
pub(crate) struct Incoming {
    bytes: Vec<u8>,
    /// Where the next message begins.
    at: usize,
}

impl Incoming {
    /// The next message. May be dropped while it waits and called again: what has arrived stays.
    pub(crate) async fn next<T: DeserializeOwned>(
        &mut self,
        socket: &mut (impl AsyncReadExt + Unpin),
    ) -> io::Result<T> {
        loop {
            if let Some(message) = self.whole()? {
                return Ok(message);
            }
            self.make_room();
            if socket.read_buf(&mut self.bytes).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
    }

    /// The next message, blocking the thread; `None` when the other side has closed between two.
    pub(crate) fn wait<T: DeserializeOwned>(&mut self, socket: &mut impl Read) -> io::Result<Option<T>> {
        loop {
            if let Some(message) = self.whole()? {
                return Ok(Some(message));
            }
            self.make_room();
            let arrived = self.bytes.len();
            self.bytes.resize(arrived + READ_AT_ONCE, 0);
            let read = socket.read(&mut self.bytes[arrived..]);
            self.bytes.truncate(arrived + read.as_ref().copied().unwrap_or(0));
            match read {
                Ok(0) if arrived == 0 => return Ok(None),
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Err(error) if error.kind() != io::ErrorKind::Interrupted => return Err(error),
                _ => {}
            }
        }
    }

    fn make_room(&mut self) {
        self.bytes.drain(..std::mem::take(&mut self.at));
        if self.bytes.capacity() > KEPT && self.bytes.len() < KEPT {
            self.bytes.shrink_to(KEPT);
        }
        self.bytes.reserve(READ_AT_ONCE);
    }

    fn whole<T: DeserializeOwned>(&mut self) -> io::Result<Option<T>> {
        let Some((length, rest)) = self.bytes[self.at..].split_first_chunk() else { return Ok(None) };
        let length = checked(*length)?;
        let Some(message) = rest.get(..length) else { return Ok(None) };
        let message = postcard::from_bytes(message).map_err(invalid)?;
        self.at += 4 + length;
        Ok(Some(message))
    }
}

/// Writes one message without blocking the thread.
pub(crate) async fn write_async<T: Serialize>(
    socket: &mut (impl AsyncWriteExt + Unpin),
    message: &T,
) -> io::Result<()> {
    socket.write_all(&encode(message)?).await
}

fn checked(length: [u8; 4]) -> io::Result<usize> {
    let length = u32::from_le_bytes(length);
    if length > MAX_BYTES {
        return Err(invalid(format!("a message of {length} bytes")));
    }
    Ok(length as usize)
}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
