/// Lays the lines of one cell out.
struct SheetCellComposer {
  let items: SheetItems
  /// Between the cell's paddings, in points.
  let width: Double

  private let gap = SheetGeometry.millimetres(2)
  /// Between boxes and the words that belong to them.
  private let unitGap = SheetGeometry.millimetres(1.1)
  private let lineGap = 2.0

  /// Everything in a cell, from the top left of its room.
  struct Composed {
    var marks: [Mark] = []
    var height = 0.0
    /// Between the boxes to tick, where they stand in lines below each other.
    var breaks: [Double] = []
  }

  func compose(_ lines: [SheetLine]) -> Composed {
    var cell = Composed(), top = 0.0
    for (index, line) in lines.enumerated() {
      if index > 0 { top += lineGap }
      if line.isDivided {
        cell.marks.append(.dotted(x: -SheetGeometry.cellSide, y: top, toX: width + SheetGeometry.cellSide, toY: top))
        top += lineGap
      }
      let placed = compose(line)
      cell.marks += placed.marks.map { $0.moved(x: 0, y: top) }
      cell.breaks += placed.breaks.map { $0 + top }
      top += placed.height
    }
    cell.height = top
    return cell
  }

  private func compose(_ line: SheetLine) -> Composed {
    let measures = line.items.map { items.measure($0, room: width) }
    if measures.contains(where: \.isWide) { return shared(measures) }
    if line.items.allSatisfy(\.isTick) {
      if let columns = columns(measures) { return inColumns(measures, columns) }
      // With notes among them, or long ones, they are found more easily one below the other.
      let hasNotes = measures.contains { $0.height > SheetWords.body.style.advance + 1 }
      return hasNotes ? inColumns(measures, 1) : inHalves(measures)
    }
    let gaps = line.items.map { $0.isTick ? gap : unitGap }
    return flowing(Array(zip(measures, gaps)))
  }

  /// Wide ones share what the others leave; a dotted line stands between two of them.
  private func shared(_ measures: [SheetMeasure]) -> Composed {
    let fixed = measures.filter { !$0.isWide }.reduce(0) { $0 + $1.width }
    let wide = Double(measures.count { $0.isWide })
    let share = max(20, (width - fixed - gap * Double(measures.count - 1)) / wide)
    let height = measures.map(\.height).max() ?? 0
    var marks: [Mark] = [], x = 0.0
    for (index, measure) in measures.enumerated() {
      if index > 0 {
        if measure.isWide, measures[index - 1].isWide {
          marks.append(.dotted(x: x + gap / 2, y: 0, toX: x + gap / 2, toY: height))
        }
        x += gap
      }
      let own = measure.isWide ? share : measure.width
      marks += measure.marks(own).map { $0.moved(x: x, y: (height - measure.height) / 2) }
      x += own
    }
    return Composed(marks: marks, height: height)
  }

  /// As many columns as all fit into, six at most; `nil` when there is no room for two.
  private func columns(_ measures: [SheetMeasure]) -> Int? {
    let widest = (measures.map(\.width).max() ?? width) + gap
    let columns = min(6, measures.count, Int((width + gap) / max(widest, 1)))
    return columns >= 2 ? columns : nil
  }

  private func inColumns(_ measures: [SheetMeasure], _ columns: Int) -> Composed {
    // Even columns, and no nearly empty last row where fewer columns fill it better.
    let rows = (measures.count + columns - 1) / columns
    let columns = (measures.count + rows - 1) / rows
    // Short ones stand near each other.
    let pitch = min(width / Double(columns), (measures.map(\.width).max() ?? width) + 4 * gap)
    var cell = Composed()
    for row in 0..<rows {
      if row > 0 { cell.breaks.append(cell.height) }
      let members = measures[row * columns..<min(measures.count, (row + 1) * columns)]
      for (column, measure) in members.enumerated() {
        cell.marks += measure.marks(measure.width).map { $0.moved(x: Double(column) * pitch, y: cell.height) }
      }
      cell.height += members.map(\.height).max() ?? 0
    }
    return cell
  }

  /// Two columns, in which a long one takes the whole line: the boxes stand below each other.
  private func inHalves(_ measures: [SheetMeasure]) -> Composed {
    let pitch = (width + gap) / 2
    var cell = Composed(), left: Double?
    func end(_ height: Double) {
      cell.height += height
      cell.breaks.append(cell.height)
      left = nil
    }
    for measure in measures {
      let isLong = measure.width > pitch - gap
      if let height = left, isLong { end(height) }
      cell.marks += measure.marks(measure.width).map { $0.moved(x: left == nil ? 0 : pitch, y: cell.height) }
      let height = max(left ?? 0, measure.height)
      if isLong || left != nil { end(height) } else { left = height }
    }
    if let left { end(left) }
    _ = cell.breaks.popLast()
    return cell
  }

  /// - Parameter measures: each with the room behind it.
  private func flowing(_ measures: [(measure: SheetMeasure, gap: Double)]) -> Composed {
    var marks: [Mark] = [], top = 0.0, line: [(measure: SheetMeasure, x: Double)] = []
    func end() {
      let height = line.map(\.measure.height).max() ?? 0
      for (measure, x) in line {
        marks += measure.marks(measure.width).map { $0.moved(x: x, y: top + (height - measure.height) / 2) }
      }
      top += height
      line = []
    }
    var x = 0.0
    for (measure, gap) in measures {
      if x > 0, x + measure.width > width + 0.5 {
        end()
        x = 0
      }
      line.append((measure, x))
      x += measure.width + gap
    }
    end()
    return Composed(marks: marks, height: top)
  }
}

extension SheetItem {
  fileprivate var isTick: Bool { if case .tick = self { true } else { false } }
}
