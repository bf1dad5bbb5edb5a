import Documents
import FormSchema
import Kernel
import Nihongo

/// A date as Japanese forms ask for it: the era to tick, then year, month and day.
struct DateBoxes {
  private let cell: PaperCell
  private let date: CivilDate?
  private let eras: [Era]
  private let prefix: String

  /// - Parameters:
  ///   - part: of a question that asks for several dates.
  init(_ cell: PaperCell, _ date: CivilDate?, _ earliest: DateBound?, _ isBirth: Bool, part: String? = nil) {
    (self.cell, self.date) = (cell, date)
    prefix = part.map { "\($0)#" } ?? ""
    eras = Self.eras(from: earliest, isBirth: isBirth)
  }

  /// The eras that a date can lie in.
  private static func eras(from earliest: DateBound?, isBirth: Bool) -> [Era] {
    switch earliest {
    case .today(let days) where days > -1: [.reiwa]
    case .date(let day): Era.allCases.filter { $0 != .meiji && ($0.lastDay ?? day) >= day }
    default: isBirth ? [.taisho, .showa, .heisei, .reiwa] : [.showa, .heisei, .reiwa]
    }
  }

  /// Five eras take a line of their own, fewer share it with the numbers.
  var lines: [SheetLine] {
    guard cell.texts.language != .english else { return cell.isNarrow ? [column(nil)] : [SheetLine(western)] }
    let japanese = date.map(JapaneseDate.init)
    let isWestern = date != nil && !(japanese?.era.map(eras.contains) ?? false)
    let year = isWestern ? date.map { "\($0.year)" } : japanese?.yearOfEra.map { "\($0)" }
    guard !cell.isNarrow else { return [column(isWestern ? cell.texts["counter.paper.western"] : japanese?.era?.name)] }
    guard eras.count > 1 else { return [SheetLine([.words(eras[0].name, .unit)] + numbers(year, yearDigits: 2))] }
    let ticks = eras.map { era in tick(era.rawValue, era.name, japanese?.era == era && !isWestern) }
      + [tick("western", cell.texts["counter.paper.western"], isWestern)]
    let numbers = numbers(year, yearDigits: 4)
    return ticks.count > 4 ? [SheetLine(ticks), SheetLine(numbers)] : [SheetLine(ticks + numbers)]
  }

  /// In a column there is no room for boxes: the era is written, too.
  /// - Parameter era: of the date that is written in; `nil` where there is none.
  private func column(_ era: String?) -> SheetLine {
    let texts = cell.texts, isJapanese = texts.language != .english
    let isWestern = !isJapanese || era == texts["counter.paper.western"]
    let year = isWestern ? date?.year : date.map(JapaneseDate.init)?.yearOfEra
    let room = { (piece: String, width: Double, caption: String?, text: String?) in
      SheetItem.space(SheetSpace(place(piece, nil), caption: caption, millimetres: width, text: text ?? ""))
    }
    let numbers: [SheetItem] = [
      room("year", isJapanese ? 10 : 11, nil, year.map { "\($0)" }), .words(texts["counter.paper.year"], .unit),
      room("month", 7, nil, date.map { "\($0.month)" }), .words(texts["counter.paper.month"], .unit),
      room("day", 7, nil, date.map { "\($0.day)" }), .words(texts["counter.paper.day"], .unit),
    ]
    return SheetLine((isJapanese ? [room("era", 11, texts["counter.paper.era-of"], era)] : []) + numbers)
  }

  /// English readers know no eras.
  private var western: [SheetItem] { numbers(date.map { "\($0.year)" }, yearDigits: 4) }

  private func numbers(_ year: String?, yearDigits: Int) -> [SheetItem] {
    let texts = cell.texts
    return [
      boxes("year", yearDigits, year), .words(texts["counter.paper.year"], .unit),
      boxes("month", 2, date.map { "\($0.month)" }), .words(texts["counter.paper.month"], .unit),
      boxes("day", 2, date.map { "\($0.day)" }), .words(texts["counter.paper.day"], .unit),
    ]
  }

  private func tick(_ option: String, _ label: String, _ isTicked: Bool) -> SheetItem {
    .tick(place("era", option), number: nil, label: label, hint: nil, isTicked: isTicked)
  }

  private func boxes(_ piece: String, _ count: Int, _ text: String?) -> SheetItem {
    .boxes(place(piece, nil), groups: [count], mark: "", text: text ?? "", isTrailing: true)
  }

  /// `born#year`, or `stay.from#year` for a part.
  private func place(_ piece: String, _ option: String?) -> SheetPlace {
    let field = prefix.isEmpty ? "\(cell.name)#\(piece)" : "\(cell.name).\(prefix)\(piece)"
    return SheetPlace(field, option: option, title: cell.title)
  }
}
