extension String {
  /// Text from single Unicode scalars, none of them changed.
  init(scalars: some Sequence<Unicode.Scalar>) {
    // Several times as fast as a view of scalars that is appended to.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.underestimatedCount)
    for scalar in scalars {
      guard !scalar.isASCII else {
        bytes.append(UInt8(scalar.value))
        continue
      }
      if let encoded = UTF8.encode(scalar) { bytes.append(contentsOf: encoded) }
    }
    self.init(decoding: bytes, as: UTF8.self)
  }
}
