import DecimalArithmetic
import FEEL

/// One fact about many, in the order of the rows.
public enum FactColumn: Sendable {
  /// Whole numbers: ages, yen, how many.
  case integers([Int])
  /// Whole numbers that fit into 32 bits; takes half the memory.
  case shortIntegers([Int32])
  /// Which of a few values each row has, by its position among them; null where there is no such position.
  case choices([Int], of: [Value])
  /// Anything.
  case values([Value])

  /// How many rows there are.
  public var count: Int {
    switch self {
    case .integers(let numbers): numbers.count
    case .shortIntegers(let numbers): numbers.count
    case .choices(let positions, _): positions.count
    case .values(let values): values.count
    }
  }

  /// The value of a row.
  public subscript(row: Int) -> Value {
    switch self {
    case .integers(let numbers): .number(Decimal128(numbers[row]))
    case .shortIntegers(let numbers): .number(Decimal128(Int(numbers[row])))
    case .choices(let positions, let values):
      values.indices.contains(positions[row]) ? values[positions[row]] : .null
    case .values(let values): values[row]
    }
  }

  /// The least and the greatest number of a column of numbers or positions; nil for others and without rows.
  var bounds: ClosedRange<Int>? {
    switch self {
    case .integers(let numbers), .choices(let numbers, _): FactColumn.bounds(numbers)
    case .shortIntegers(let numbers): FactColumn.bounds(numbers)
    case .values: nil
    }
  }

  private static func bounds<Number: FixedWidthInteger>(_ numbers: [Number]) -> ClosedRange<Int>? {
    guard var low = numbers.first else { return nil }
    var high = low
    for number in numbers {
      low = min(low, number)
      high = max(high, number)
    }
    return Int(low)...Int(high)
  }
}
