import DecimalArithmetic
import FEEL

/// Puts slots that lie beside each other together.
struct RegionReader {
  let dimension: Dimension

  func region(_ classes: [Int]) -> ProofRegion {
    let chosen = classes.flatMap { dimension.classes[$0].slots }.sorted()
    var parts: [ProofRegion.Part] = []
    var position = 0
    while position < chosen.count {
      let slot = dimension.slots[chosen[position]]
      if slot.axis == .text, chosen.contains(where: { dimension.slots[$0].isRest }) {
        parts.append(otherTexts(Set(chosen)))
        while position < chosen.count, dimension.slots[chosen[position]].axis == .text { position += 1 }
        continue
      }
      var last = position
      while last + 1 < chosen.count, isNext(chosen[last], chosen[last + 1]) { last += 1 }
      parts.append(part(slot, dimension.slots[chosen[last]]))
      position = last + 1
    }
    return ProofRegion(input: dimension.name, parts: parts)
  }

  private func otherTexts(_ chosen: Set<Int>) -> ProofRegion.Part {
    let left = dimension.slots.indices.filter { dimension.slots[$0].axis == .text && !chosen.contains($0) }
    return .otherTexts(
      than: left.compactMap { index in
        if case .string(let text)? = dimension.slots[index].value { text } else { nil }
      })
  }

  /// Whether the second slot begins where the first one ends. Slots without values have been left out.
  private func isNext(_ first: Int, _ second: Int) -> Bool {
    let (a, b) = (dimension.slots[first], dimension.slots[second])
    guard second == first + 1, a.axis == b.axis, a.axis != .boolean, !a.isRest, !b.isRest else { return false }
    if a.axis == .text, a.isPoint, b.isPoint { return false }
    return a.high == b.low || isDiscrete(a.axis)
  }

  private func isDiscrete(_ axis: Axis) -> Bool {
    axis == .date || axis == .months || (axis == .number && dimension.isWhole)
  }

  private func part(_ first: Slot, _ last: Slot) -> ProofRegion.Part {
    if first.axis == .other { return .anyOther }
    if first.isPoint, last.isPoint, first.low == last.low, let value = first.value { return .value(value) }
    let low = first.low.flatMap { end($0, isPoint: first.isPoint, first.axis, step: 1) }
    let high = last.high.flatMap { end($0, isPoint: last.isPoint, last.axis, step: -1) }
    if let low, let high, low.isIncluded, high.isIncluded, low.value == high.value { return .value(low.value) }
    return .interval(
      low: low?.value, includesLow: low?.isIncluded ?? false, high: high?.value,
      includesHigh: high?.isIncluded ?? false)
  }

  /// An end, included where the axis has a next value.
  private func end(_ place: Place, isPoint: Bool, _ axis: Axis, step: Int) -> (value: Value, isIncluded: Bool)? {
    if !isPoint, isDiscrete(axis), let value = neighbour(place, axis, step) { return (value, true) }
    return axis.value(at: place).map { ($0, isPoint) }
  }

  private func neighbour(_ place: Place, _ axis: Axis, _ step: Int) -> Value? {
    switch place {
    case .whole(let number): axis.value(at: .whole(number + Int128(step)))
    case .number(let number):
      number.rounded(scale: 0, step > 0 ? .floor : .ceiling).flatMap { $0 + Decimal128(step) }.map { .number($0) }
    case .text: nil
    }
  }
}
