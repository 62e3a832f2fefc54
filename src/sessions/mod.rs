//! Sessions: Flask's signed cookie ([`signed`]).
//!
//! In and out: text and seconds. Neither HTTP nor Python is known here; the tagged JSON inside is `sandbox`'s affair.

mod deflate;
pub mod signed;
