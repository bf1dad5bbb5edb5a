/// Reads the parts of ISO 8601 texts, byte by byte and strictly: two digits are two digits.
struct TemporalReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// So many digits as there are, at most 18; nil where there is none.
  mutating func digits() -> (value: Int, count: Int)? {
    var value = 0
    var count = 0
    while let digit = byte.map({ $0 &- 48 }), digit < 10 {
      guard count < 18 else { return nil }
      value = value * 10 + Int(digit)
      count += 1
      position += 1
    }
    return count == 0 ? nil : (value, count)
  }

  private mutating func pair(upTo limit: Int) -> Int? {
    guard let (value, count) = digits(), count == 2, value <= limit else { return nil }
    return value
  }

  /// `2026-04-01`; four digits for the year, more only where the first is not zero.
  mutating func date() -> LocalDate? {
    let isNegative = skip("-")
    let isPadded = byte == UInt8(ascii: "0")
    guard let (year, count) = digits(), count == 4 || (count > 4 && count < 10 && !isPadded), skip("-"),
      let month = pair(upTo: 12), skip("-"), let day = pair(upTo: 31)
    else { return nil }
    return LocalDate(year: isNegative ? -year : year, month: month, day: day)
  }

  /// `10:20:30.5`; 24:00:00 is the end of the day. Digits beyond nanoseconds are dropped.
  mutating func timeOfDay() -> (nanoseconds: Int, isEndOfDay: Bool)? {
    guard let hour = pair(upTo: 24), skip(":"), let minute = pair(upTo: 59), skip(":"),
      let second = pair(upTo: 59), let fraction = fraction()
    else { return nil }
    let nanoseconds = ((hour * 60 + minute) * 60 + second) * 1_000_000_000 + fraction
    if hour < 24 { return (nanoseconds, false) }
    return nanoseconds == TimeOfDay.nanosecondsPerDay ? (0, true) : nil
  }

  /// Nanoseconds of `.5`; zero where there is no point.
  private mutating func fraction() -> Int? {
    guard skip(".") else { return 0 }
    var nanoseconds = 0
    var unit = 100_000_000
    let start = position
    while let digit = byte.map({ $0 &- 48 }), digit < 10 {
      nanoseconds += Int(digit) * unit
      unit /= 10
      position += 1
    }
    return position == start ? nil : nanoseconds
  }

  /// `Z`, `+09:00`, `@Asia/Tokyo` or nothing.
  mutating func zone() -> ZoneDesignator? {
    if isAtEnd { return .unknown }
    if skip("Z") { return .offset(seconds: 0) }
    if skip("@") {
      let name = String(decoding: bytes[position...], as: UTF8.self)
      position = bytes.count
      return CivilZone.find(name).map { .zone($0) }
    }
    let isNegative = skip("-")
    guard isNegative || skip("+"), let hours = pair(upTo: 14), skip(":"), let minutes = pair(upTo: 59) else {
      return nil
    }
    var seconds = 0
    if skip(":") {
      guard let read = pair(upTo: 59) else { return nil }
      seconds = read
    }
    let total = (hours * 60 + minutes) * 60 + seconds
    return ZoneDesignator(offsetSeconds: isNegative ? -total : total)
  }
}
