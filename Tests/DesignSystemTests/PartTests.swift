import DesignSystem
import HTMLKit
import Kernel
import Testing

@Suite("Parts of a page") struct PartTests {
  let texts = Texts.sample()

  @Test("long lists of pages show the ends and the neighbours", arguments: [
    (1, 1, []), (1, 2, ["1", "2"]), (1, 9, ["1", "2", "…", "9"]), (4, 9, ["1", "2", "3", "4", "5", "…", "9"]),
    (5, 9, ["1", "…", "4", "5", "6", "…", "9"]), (9, 9, ["1", "…", "8", "9"]), (3, 5, ["1", "2", "3", "4", "5"]),
  ])
  func pages(current: Int, count: Int, shown: [String]) {
    let html = written { h in h.pagination(Pagination(current: current, pageCount: count) { "?page=\($0)" }, texts) }
    #expect(html.matches(of: />([0-9]+|…)</).map { String($0.output.1) } == shown)
  }

  @Test("previous is missing on the first page and next on the last", arguments: [(1, [2]), (2, [1, 3]), (3, [2])])
  func neighbours(current: Int, linked: [Int]) {
    let html = written { h in h.pagination(Pagination(current: current, pageCount: 3) { "?page=\($0)" }, texts) }
    let hrefs = Markup(html).elements.filter { $0.attributes["rel"] != nil }.compactMap { $0.attributes["href"] }
    #expect(hrefs == linked.map { "?page=\($0)" })
  }

  @Test("a receipt number is read one character at a time") func receipt() {
    let html = written { h in h.receiptPanel(ReceiptPanel(title: "完了", number: "26-4K7M-7"), texts) }
    #expect(html.contains("受付番号を1文字ずつ：2 6、4 K 7 M、7"))
    #expect(html.contains("<span aria-hidden=\"true\" id=\"receipt-number\">26-4K7M-7</span>"))
  }

  @Test("a change link says what it changes, to those who listen") func change() {
    let list = SummaryList([.init("電話番号", "", changeHref: "/change")])
    let html = written { h in h.summaryList(list, texts) }
    #expect(html.contains("変更<span class=\"ds-visually-hidden\">：電話番号</span>"))
    #expect(html.contains("記入なし"))
  }

  @Test("names and answers get no furigana guessed over them") func noGuessedReadings() {
    var h = HTML(readings: { [Ruby($0, reading: "よみ")] })
    h.summaryList(SummaryList([.init("氏名", "東海林 太郎")]), texts)
    #expect(h.string.contains("<dd class=\"ds-summary-answer\">東海林 太郎</dd>"))
    #expect(h.string.contains("<ruby>氏名"))
  }

  @Test("steps say which is current and which are done", arguments: [(1, 0), (2, 1), (3, 2)])
  func steps(current: Int, done: Int) {
    let html = written { h in h.stepIndicator(StepIndicator(["甲", "乙", "丙"], current: current), texts) }
    #expect(html.contains("全3ステップのうち、\(current)番目"))
    #expect(html.matches(of: /済み：/).count == done)
    #expect(Markup(html).elements.filter { $0.attributes["aria-current"] == "step" }.count == 1)
  }

  @Test("a sorted column says its direction; one that could be sorted says so in its link") func sorting() {
    let columns: [DataTable.Column] = [
      .init("甲", sort: .init(href: "?a", direction: .descending)), .init("乙", sort: .init(href: "?b")), .init("丙"),
    ]
    let html = written { h in h.dataTable(DataTable(id: "t", caption: "表", columns: columns, rows: []), texts) }
    let heads = Markup(html).elements.filter { $0.name == "th" }
    #expect(heads.map { $0.attributes["aria-sort"] } == ["descending", nil, nil])
    #expect(html.contains("で並べ替える") && html.contains("該当するものはありません"))
  }

  @Test("a table that scrolls can be reached and named; one that stacks needs neither", arguments: [
    (DataTable.Narrow.scrolling, true), (.stacked, false),
  ])
  func scrolling(narrow: DataTable.Narrow, reachable: Bool) {
    let table = DataTable(id: "t", caption: "表", columns: [.init("甲")], rows: [[.text("値")]], narrow: narrow)
    let html = written { h in h.dataTable(table, texts) }
    #expect(html.contains("role=\"region\" aria-labelledby=\"t-caption\" tabindex=\"0\"") == reachable)
  }

  @Test("the longest bar fills its track, zero has no length", arguments: [
    ([2.0, 1.0, 0.0], ["1000", "500", "0"]), ([0.0], ["0"]), ([3.0, 1.0], ["1000", "333"]),
  ])
  func bars(amounts: [Double], lengths: [String]) {
    let bars = amounts.map { BarChart.Bar("甲", amount: $0, shown: "\($0)") }
    let chart = BarChart(id: "c", title: "図", labelTitle: "名", amountTitle: "数", bars: bars)
    let drawn = Markup(written { h in h.barChart(chart, texts) }).elements
      .filter { $0.attributes["class"] == "ds-chart-fill" }.compactMap { $0.attributes["width"] }
    #expect(drawn == lengths)
  }

  @Test("a task that cannot be started is not a link") func tasks() {
    let list = TaskList(id: "t", [.init("甲", href: "/a", status: StatusTag("未")), .init("乙", status: StatusTag("未"))])
    let links = Markup(written { h in h.taskList(list, texts) }).elements.filter { $0.name == "a" }
    #expect(links.map { $0.attributes["href"] } == ["/a"])
  }

  @Test("only a success is announced at once") func banners() {
    for (kind, role) in [(NotificationBanner.Kind.success, "status"), (.important, nil), (.emergency, nil)] {
      let html = written { h in h.notificationBanner(NotificationBanner(kind, title: "題"), texts) }
      #expect(Markup(html).elements.first?.attributes["role"] == role)
    }
  }
}
