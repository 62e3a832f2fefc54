//! Messages on the socket between the pool and a worker: a length (u32, little-endian) and that many bytes of postcard.
//! Fails on a closed socket, a message over [`MAX_BYTES`], or bytes that do not decode.

use std::io::{self, Read, Write};

use serde::{Serialize, de::DeserializeOwned};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// Larger than any request or response that the limits let through.
const MAX_BYTES: u32 = 16 * 1024 * 1024;

/// A message with its length in front, ready to be written at once.
pub(crate) fn encode<T: Serialize>(message: &T) -> io::Result<Vec<u8>> {
    let mut bytes = postcard::to_extend(message, vec![0; 4]).map_err(invalid)?;
    let length = u32::try_from(bytes.len() - 4).map_err(invalid)?;
    bytes[..4].copy_from_slice(&length.to_le_bytes());
    Ok(bytes)
}

/// Reads one message, blocking; `None` when the other side closed.
pub(crate) fn read<T: DeserializeOwned>(socket: &mut impl Read) -> io::Result<Option<T>> {
    let mut length = [0; 4];
    match socket.read_exact(&mut length) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let mut bytes = vec![0; checked(length)?];
    socket.read_exact(&mut bytes)?;
    postcard::from_bytes(&bytes).map(Some).map_err(invalid)
}

/// Writes one message, blocking.
pub(crate) fn write<T: Serialize>(socket: &mut impl Write, message: &T) -> io::Result<()> {
    socket.write_all(&encode(message)?)
}

/// Reads one message without blocking the thread.
pub(crate) async fn read_async<T: DeserializeOwned>(socket: &mut (impl AsyncReadExt + Unpin)) -> io::Result<T> {
    let mut length = [0; 4];
    socket.read_exact(&mut length).await?;
    let mut bytes = vec![0; checked(length)?];
    socket.read_exact(&mut bytes).await?;
    postcard::from_bytes(&bytes).map_err(invalid)
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
