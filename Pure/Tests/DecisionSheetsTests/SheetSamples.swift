import DMN
import DecisionSheets
import FEEL

/// Sheets as a town's officer would type them.
enum SheetSamples {
  static let fee = Sheet(
    name: "手数料",
    rows: [
      ["決定", "手数料"],
      ["行の選び方", "一つだけ当たる"],
      [],
      ["区分", "条件", "条件", "結果", "備考", "備考", "備考"],
      ["見出し", "使用目的", "年齢", "手数料", "出典", "施行日", "適用終了日"],
      ["型", "文字", "数", "数"],
      ["選べる値", "年金、その他"],
      ["1", "年金", "", "0", "条例 別表第1", "令和8年4月1日", ""],
      ["2", "その他", "６５歳以上", "200円", "条例 別表第1", "R8.4.1", ""],
      ["3", "その他", "65未満", "300 * 通数", "条例 別表第1", "2026-04-01", "2027年3月31日"],
      ["それ以外", "", "", "0"],
    ])

  static func feel(_ table: DecisionTable) -> [[String]] {
    table.rules.map { ($0.inputEntries + $0.outputEntries).map(\.text) }
  }

  static func problems(_ rows: [[String]]) -> [String] {
    do {
      _ = try SheetReader.decision(Sheet(name: "表", rows: rows))
      return []
    } catch {
      return error.problems.map { "\($0.cell) \($0.code.rawValue)" }
    }
  }
}
