import Kernel

/// Where imported data comes from, kept with it.
struct ImportOrigin: Sendable {
  let source: String
  /// The day the data is of.
  let dataOn: CivilDate
  /// Of the file, 64 hexadecimal digits.
  let sha256: String
}
