import CLibPQ

/// The numbers PostgreSQL's own types have in every database. Source: `pg_type.dat` of PostgreSQL 15.
enum PostgresType {
  static let bool: Oid = 16
  static let bytea: Oid = 17
  static let bigint: Oid = 20
  static let smallint: Oid = 21
  static let integer: Oid = 23
  static let text: Oid = 25
  static let numeric: Oid = 1700
}
