/// Reads durations as ISO 8601 writes them; years and months never together with days and time.
struct DurationReader {
  private var reader: TemporalReader

  init(_ bytes: UnsafeBufferPointer<UInt8>) { reader = TemporalReader(bytes) }

  /// Of `P1DT2H3M4.5S`; nil where it is something else.
  mutating func nanoseconds() -> Int128? {
    let isNegative = reader.skip("-")
    guard reader.skip("P") else { return nil }
    var total: Int128 = 0
    var hasPart = false
    if reader.byte != UInt8(ascii: "T") {
      guard let (days, _) = reader.digits(), reader.skip("D") else { return nil }
      total = Int128(days) * Int128(TimeOfDay.nanosecondsPerDay)
      hasPart = true
    }
    if reader.skip("T") {
      guard let time = clockPart() else { return nil }
      total += time
      hasPart = true
    }
    guard hasPart, reader.isAtEnd else { return nil }
    return isNegative ? -total : total
  }

  /// `2H3M4.5S`; at least one of the three.
  private mutating func clockPart() -> Int128? {
    var total: Int128 = 0
    var next = 0
    let units: [(sign: Unicode.Scalar, nanoseconds: Int128)] = [
      ("H", 3_600_000_000_000), ("M", 60_000_000_000), ("S", 1_000_000_000),
    ]
    while let (value, _) = reader.digits() {
      let fraction = reader.skip(".") ? fraction() : nil
      guard let index = units.indices[next...].first(where: { reader.skip(units[$0].sign) }) else { return nil }
      if fraction != nil, units[index].sign != "S" { return nil }
      total += Int128(value) * units[index].nanoseconds + Int128(fraction ?? 0)
      next = index + 1
    }
    return next == 0 ? nil : total
  }

  private mutating func fraction() -> Int {
    var nanoseconds = 0
    var unit = 100_000_000
    while let digit = reader.byte.map({ $0 &- 48 }), digit < 10, reader.skip(Unicode.Scalar(digit + 48)) {
      nanoseconds += Int(digit) * unit
      unit /= 10
    }
    return nanoseconds
  }

  /// Of `P1Y2M`; nil where it is something else.
  mutating func months() -> Int? {
    let isNegative = reader.skip("-")
    guard reader.skip("P"), let (first, _) = reader.digits(), first < 1_000_000_000_000_000 else { return nil }
    var total = first
    if reader.skip("Y") {
      total *= 12
      if !reader.isAtEnd {
        guard let (second, _) = reader.digits(), second < 1_000_000_000_000_000, reader.skip("M") else { return nil }
        total += second
      }
    } else {
      guard reader.skip("M") else { return nil }
    }
    guard reader.isAtEnd else { return nil }
    return isNegative ? -total : total
  }
}
