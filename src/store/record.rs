//! How a room says what a row of its table looks like, once, for reading, writing and the journal.

use sqlx::any::AnyRow;

use super::cell::Value;

/// A row of a table with an `id` and a `version`.
pub trait Record: Sized + Clone + Send + Sync {
    /// The table, which is also the kind of data the window hears of.
    const TABLE: &'static str;

    /// The columns in the order of [`Record::values`].
    const COLUMNS: &'static [&'static str];

    /// The id as text.
    fn id(&self) -> &str;

    /// The version this copy was read at; 0 for one that is new.
    fn version(&self) -> i32;

    /// The copy, at the version it now has in the store.
    fn set_version(&mut self, version: i32);

    /// The values, in the order of [`Record::COLUMNS`].
    fn values(&self) -> Vec<Value>;

    /// Reads a row that holds all columns.
    ///
    /// # Errors
    /// A column that is missing or holds something else.
    fn read(row: &AnyRow) -> sqlx::Result<Self>;
}

/// Declares a record: a struct whose fields are the columns of one table. `id` and `version` are written by you
/// as the first two fields, so that the struct reads like the table.
#[macro_export]
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident in $table:literal {
            $( $(#[$field_meta:meta])* pub $field:ident : $type:ty, )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, specta::Type)]
        pub struct $name {
            $( $(#[$field_meta])* pub $field: $type, )+
        }

        impl $crate::store::Record for $name {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),+];

            fn id(&self) -> &str {
                self.id.as_ref()
            }

            fn version(&self) -> i32 {
                self.version
            }

            fn set_version(&mut self, version: i32) {
                self.version = version;
            }

            fn values(&self) -> Vec<$crate::store::Value> {
                vec![$($crate::store::Cell::to_value(&self.$field)),+]
            }

            fn read(row: &sqlx::any::AnyRow) -> sqlx::Result<Self> {
                Ok(Self { $($field: $crate::store::Cell::read(row, stringify!($field))?),+ })
            }
        }
    };
}

/// Declares ids: UUIDv7 as text behind a type of its own, so that a child's id is never taken for a group's.
#[macro_export]
macro_rules! ids {
    ($( $(#[$meta:meta])* $name:ident ),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, specta::Type)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// A fresh id; ids made later sort later.
            #[must_use]
            #[expect(clippy::new_without_default, reason = "a default id would hide that it is random")]
            pub fn new() -> Self {
                Self(uuid::Uuid::now_v7().to_string())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl $crate::store::TextCell for $name {
            fn to_text(&self) -> String {
                self.0.clone()
            }

            fn from_text(text: &str) -> Option<Self> {
                Some(Self(text.to_owned()))
            }
        }
    )+};
}

/// Declares an enum that is kept as text in snake case, in the store and on the bridge alike.
#[macro_export]
macro_rules! text_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $text:literal ),+ $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, specta::Type,
        )]
        pub enum $name {
            $( $(#[$variant_meta])* #[serde(rename = $text)] $variant, )+
        }

        impl $name {
            /// All of them, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }

        impl $crate::store::TextCell for $name {
            fn to_text(&self) -> String {
                match self { $(Self::$variant => $text),+ }.to_owned()
            }

            fn from_text(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
