import CivilTime
import DecimalArithmetic
import FEEL

/// A stretch of values that no cell of a column tells apart: one value, all between two, or all other texts.
struct Slot {
  let axis: Axis
  /// Nil where the stretch has no lower end. Ends are outside, except where the stretch is one value.
  let low: Place?
  /// Nil where it has no upper end.
  let high: Place?
  /// Whether it is all texts that are not named.
  let isRest: Bool
  /// One of the values, natural to a person; nil where there are none.
  let value: Value?

  var isPoint: Bool { low != nil && low == high }

  /// Whether it is numbers between whole ones only.
  var isFractional: Bool {
    guard !isPoint, case .number(let number)? = value, !number.isInteger else { return false }
    return [low, high].allSatisfy { end in
      if case .number(let end)? = end { end.isInteger } else { false }
    }
  }

  /// Smaller for values that make a better example.
  var strangeness: Int {
    var result = (isPoint ? 0 : 1) + (isRest ? 2 : 0) + (isFractional ? 8 : 0) + (axis == .null ? 16 : 0)
    switch value {
    case .number(let number)? where number.sign < 0: result += 4
    case .daysDuration(let duration)? where duration.nanoseconds < 0: result += 4
    case .monthsDuration(let duration)? where duration.months < 0: result += 4
    default: break
    }
    return result
  }
}

/// All slots of one axis, in order.
struct SlotLine {
  let axis: Axis
  private(set) var slots: [Slot] = []
  private var indices: [Place: Int] = [:]

  /// - Parameters:
  ///   - places: where something changes.
  ///   - isWhole: whether only whole numbers occur.
  ///   - isOrdered: whether texts are told apart by their order.
  init(_ axis: Axis, _ places: Set<Place>, isWhole: Bool, isOrdered: Bool) {
    self.axis = axis
    switch axis {
    case .boolean: for truth in [true, false] { add(.whole(truth ? 1 : 0)) }
    case .null: add(.whole(0))
    case .other: slots.append(Slot(axis: axis, low: nil, high: nil, isRest: true, value: .list(of: [])))
    case .text where !isOrdered:
      for place in places.sorted() { add(place) }
      let rest = Value.string(SlotLine.text(otherThan: places))
      slots.append(Slot(axis: axis, low: nil, high: nil, isRest: true, value: rest))
    default: addStretches(places.sorted(), NaturalPlace(axis: axis, isWhole: isWhole))
    }
  }

  private mutating func addStretches(_ places: [Place], _ natural: NaturalPlace) {
    var low: Place?
    for place in places {
      add(natural, low, place)
      add(place)
      low = place
    }
    add(natural, low, nil)
  }

  private mutating func add(_ natural: NaturalPlace, _ low: Place?, _ high: Place?) {
    let value = natural.between(low, high).flatMap { axis.value(at: $0) }
    slots.append(Slot(axis: axis, low: low, high: high, isRest: false, value: value))
  }

  private mutating func add(_ place: Place) {
    indices[place] = slots.count
    slots.append(Slot(axis: axis, low: place, high: place, isRest: false, value: axis.value(at: place)))
  }

  private static func text(otherThan places: Set<Place>) -> String {
    var text = "その他"
    while places.contains(.text(text)) { text += "の値" }
    return text
  }

  /// Where the truth may change, as positions among the slots.
  func positions(of places: Set<Place>) -> [Int] {
    places.compactMap { indices[$0] }.sorted()
  }
}
