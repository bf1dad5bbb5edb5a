/// What one item of a line needs, and how it is drawn when its place is known.
struct SheetMeasure {
  let width: Double
  let height: Double
  /// Takes a share of what the others leave; then `width` is the least.
  var isWide = false
  /// The marks at the place it got, from its top left.
  let marks: (_ width: Double) -> [Mark]
}

/// Measures the items of a sheet.
struct SheetItems {
  let shaper: TextShaper
  /// Of the cell's texts, for screen readers.
  let tags: [Tag]
  /// Told what did not fit.
  let overflow: (SheetPlace, String) -> Void

  /// - Parameter room: the width of the cell, in points.
  func measure(_ item: SheetItem, room: Double) -> SheetMeasure {
    switch item {
    case .words(let text, let look): words(text, look, room)
    case .tick(let place, let number, let label, let hint, let isTicked):
      tick(place, number, label, hint, isTicked, room)
    case .boxes(let place, let groups, let mark, let text, let isTrailing):
      boxes(place, groups, mark, text, isTrailing)
    case .space(let space): self.space(space)
    }
  }

  private func words(_ text: String, _ look: SheetWords, _ room: Double) -> SheetMeasure {
    let lines = shaper.shape(text, look.style, width: room).lines
    let width = look == .number ? room : min(room, (lines.map { $0.x + $0.width }.max() ?? 0) + 0.5)
    return SheetMeasure(width: width, height: lines.reduce(0) { $0 + $1.height }) { _ in
      stacked(lines, x: 0, top: 0)
    }
  }

  private func tick(
    _ place: SheetPlace, _ number: String?, _ label: String, _ hint: String?, _ isTicked: Bool, _ room: Double
  ) -> SheetMeasure {
    let side = SheetGeometry.tickSide, gap = SheetGeometry.millimetres(1.2)
    let numeral = number.flatMap { shaper.line($0, .sheetOptionNumber) }
    let left = side + gap + (numeral.map { $0.width + gap * 0.7 } ?? 0)
    let style = SheetWords.body.style
    let lines = shaper.shape(label, style, width: max(room - left, style.size)).lines
    let notes = hint.map { shaper.shape($0, SheetWords.small.style, width: max(room - left, style.size)).lines } ?? []
    let width = left + ((lines + notes).map { $0.x + $0.width }.max() ?? 0) + 0.5
    let box = Box(x: 0.4, y: (style.advance - side) / 2, width: side, height: side)
    return SheetMeasure(width: min(width, room), height: (lines + notes).reduce(0) { $0 + $1.height }) { _ in
      var marks: [Mark] = [.filled(FilledBox(box: box, look: .tick(isTicked: isTicked), place: place))]
      if let numeral { marks.append(.text(numeral, x: side + gap, top: 0, tags: tags)) }
      return marks + stacked(lines + notes, x: left, top: 0)
    }
  }

  private func boxes(
    _ place: SheetPlace, _ groups: [Int], _ mark: String, _ text: String, _ isTrailing: Bool
  ) -> SheetMeasure {
    let side = SheetGeometry.characterWidth, height = SheetGeometry.characterHeight
    let unit = SheetWords.unit.style, between = shaper.line(mark, unit)
    let gap = mark.isEmpty ? 0 : (between?.width ?? 0) + SheetGeometry.millimetres(1)
    let count = groups.reduce(0, +)
    let characters = Array(text.prefix(count))
    if text.count > count { overflow(place, text) }
    let first = isTrailing ? count - characters.count : 0
    let width = Double(count) * side + Double(max(0, groups.count - 1)) * gap
    return SheetMeasure(width: width + 1, height: height + 3) { _ in
      var marks: [Mark] = [], x = 0.5, index = 0
      for (number, group) in groups.enumerated() {
        if number > 0 {
          if let between {
            let top = (height + 3 - between.height) / 2
            marks.append(.text(between, x: x + (gap - between.width) / 2, top: top, tags: tags))
          }
          x += gap
        }
        for _ in 0..<group {
          let box = Box(x: x, y: 1.5, width: side, height: height)
          marks.append(.filled(FilledBox(box: box, look: .character, place: place, character: index)))
          if characters.indices.contains(index - first) { marks += centred(String(characters[index - first]), in: box) }
          x += side
          index += 1
        }
      }
      return marks
    }
  }

  private func centred(_ text: String, in box: Box) -> [Mark] {
    guard let line = shaper.line(text, TextStyle.sheetWritten[0]) else { return [] }
    let top = box.y + (box.height - line.height) / 2
    return [.text(line, x: box.x + (box.width - line.width) / 2, top: top, tags: tags)]
  }

  private func space(_ space: SheetSpace) -> SheetMeasure {
    let captionHeight = space.caption == nil ? 0 : TextStyle.sheetCaption.advance
    let byHand = SheetGeometry.writingHeight * (space.lines > 1 ? 0.85 : 1)
    let pitch = space.border == .underline ? SheetWords.body.style.advance : byHand
    let height = max(Double(space.lines) * pitch, captionHeight + (captionHeight > 0 ? 17 : 0))
    let width = space.millimetres.map(SheetGeometry.millimetres) ?? SheetGeometry.millimetres(18)
    return SheetMeasure(width: width, height: height, isWide: space.millimetres == nil) { width in
      let box = Box(x: 0, y: 0, width: width, height: height)
      let isFramed = space.border == .frame
      var marks: [Mark] = [.filled(FilledBox(box: box, look: isFramed ? .framedRoom : .room, place: space.place))]
      // Never into the room beside it.
      if let caption = space.caption, let line = shaper.shape(caption, .sheetCaption, width: width - 2).lines.first {
        // In the middle of a frame, where the stamp will stand upon it.
        marks.append(.text(line, x: isFramed ? (width - line.width) / 2 : 0, top: isFramed ? 3 : -1, tags: tags))
      }
      if space.border == .underline { marks.append(.dotted(x: 0, y: height - 1, toX: width, toY: height - 1)) }
      // What was typed has a pitch of its own.
      for line in 1..<max(space.text.isEmpty && !isFramed ? space.lines : 1, 1) {
        let y = Double(line) * pitch
        marks.append(.dotted(x: 0, y: y, toX: width, toY: y))
      }
      return marks + written(space, in: Box(x: 1, y: captionHeight, width: width - 2, height: height - captionHeight))
    }
  }

  /// In the largest size that fits; what does not fit in the smallest is told, and begins all the same.
  private func written(_ space: SheetSpace, in box: Box) -> [Mark] {
    guard !space.text.isEmpty else { return [] }
    for style in TextStyle.sheetWritten {
      let lines = shaper.shape(space.text, style, width: box.width).lines
      let height = lines.reduce(0) { $0 + $1.height }
      guard height <= box.height + 1 else { continue }
      // Room for several lines is written into from its top.
      let above = space.lines > 1 ? min(2, box.height - height) : (box.height - height) / 2
      return stacked(lines, x: box.x, top: box.y + max(0, above))
    }
    overflow(space.place, space.text)
    let style = TextStyle.sheetWritten[TextStyle.sheetWritten.count - 1]
    var kept: [TextLine] = [], height = 0.0
    for line in shaper.shape(space.text, style, width: box.width).lines {
      height += line.height
      if height > box.height + 1 { break }
      kept.append(line)
    }
    return stacked(kept, x: box.x, top: box.y)
  }

  private func stacked(_ lines: [TextLine], x: Double, top: Double) -> [Mark] {
    var top = top
    return lines.map { line in
      defer { top += line.height }
      return .text(line, x: x, top: top, tags: tags)
    }
  }
}
