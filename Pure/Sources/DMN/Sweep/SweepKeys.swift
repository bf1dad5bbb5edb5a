import FEEL

/// One small number for each row; rows with the same number are alike to the decision.
struct SweepKeys: Sendable {
  /// Numbers are below it.
  let count: Int
  private let parts: [Part]

  private enum Part: Sendable {
    case integers([Int], PlaceIndex)
    case shortIntegers([Int32], PlaceIndex)
    /// Positions in a list of values, the null of all others last.
    case positions([Int], count: Int, stride: Int32)
    /// Numbers of which each is a place of its own, beginning with the least.
    case exact([Int], least: Int, stride: Int32)
    case shortExact([Int32], least: Int, stride: Int32)
  }

  /// Tables of outcomes by these numbers fit into the processor's memory.
  private static let most = 1 << 20

  /// Nil where the decision wants to know more than so small a number can tell.
  init?(_ columns: [FactColumn], _ uses: [InputUse]) {
    var count = 1
    var parts: [Part] = []
    for (column, use) in zip(columns, uses) where use != .nothing {
      guard let (part, size) = SweepKeys.part(column, use, stride: count) else { return nil }
      count *= size
      parts.append(part)
    }
    self.count = count
    self.parts = parts
  }

  /// Nil where there are too many places for all keys to be small.
  private static func part(_ column: FactColumn, _ use: InputUse, stride: Int) -> (Part, Int)? {
    let room = most / stride
    let stride = Int32(stride)
    switch (column, use) {
    case (.values, _): return nil
    case (.choices(let positions, let values), _):
      guard values.count < room else { return nil }
      return (.positions(positions, count: values.count, stride: stride), values.count + 1)
    case (.integers(let numbers), .places(let starts)):
      guard starts.count < room else { return nil }
      return (.integers(numbers, PlaceIndex(starts, stride: stride)), starts.count + 1)
    case (.shortIntegers(let numbers), .places(let starts)):
      guard starts.count < room else { return nil }
      return (.shortIntegers(numbers, PlaceIndex(starts, stride: stride)), starts.count + 1)
    case (.integers(let numbers), _):
      guard let (least, size) = span(column.bounds, room) else { return nil }
      return (.exact(numbers, least: least, stride: stride), size)
    case (.shortIntegers(let numbers), _):
      guard let (least, size) = span(column.bounds, room) else { return nil }
      return (.shortExact(numbers, least: least, stride: stride), size)
    }
  }

  /// The least number and how many there may be, where they are few enough.
  private static func span(_ bounds: ClosedRange<Int>?, _ room: Int) -> (least: Int, size: Int)? {
    guard let bounds else { return nil }
    let (width, overflow) = bounds.upperBound.subtractingReportingOverflow(bounds.lowerBound)
    return overflow || width >= room ? nil : (bounds.lowerBound, width + 1)
  }

  /// The numbers of the rows from the first one on, as many as there is room for.
  func fill(_ keys: UnsafeMutableBufferPointer<Int32>, from first: Int) {
    keys.update(repeating: 0)
    for part in parts {
      switch part {
      case .integers(let numbers, let index): SweepKeys.add(numbers, index, to: keys, first)
      case .shortIntegers(let numbers, let index): SweepKeys.add(numbers, index, to: keys, first)
      case .positions(let positions, let count, let stride):
        SweepKeys.add(positions, to: keys, first) { position in
          Int32(position >= 0 && position < count ? position : count) * stride
        }
      case .exact(let numbers, let least, let stride):
        SweepKeys.add(numbers, to: keys, first) { Int32($0 - least) * stride }
      case .shortExact(let numbers, let least, let stride):
        SweepKeys.add(numbers, to: keys, first) { Int32(Int($0) - least) * stride }
      }
    }
  }

  @inline(__always)
  private static func add<Number: FixedWidthInteger>(
    _ numbers: [Number], _ index: PlaceIndex, to keys: UnsafeMutableBufferPointer<Int32>, _ first: Int
  ) {
    numbers.withUnsafeBufferPointer { numbers in
      guard let start = numbers.baseAddress else { return }
      index.add(start + first, to: keys)
    }
  }

  @inline(__always)
  private static func add<Number: FixedWidthInteger>(
    _ numbers: [Number], to keys: UnsafeMutableBufferPointer<Int32>, _ first: Int, _ part: (Number) -> Int32
  ) {
    numbers.withUnsafeBufferPointer { numbers in
      for row in keys.indices { keys[row] &+= part(numbers[first + row]) }
    }
  }
}
