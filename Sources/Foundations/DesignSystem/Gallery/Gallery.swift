/// Every component with its examples, in the order of the gallery.
public enum Gallery {
  /// One component.
  public struct Entry: Sendable {
    /// What it is called for people.
    public let name: String
    /// The Swift type that describes it.
    public let type: String
    public let examples: [ComponentExample]

    init(_ name: String, type: String, examples: [ComponentExample]) {
      self.name = name
      self.type = type
      self.examples = examples
    }

    /// The fragment of the gallery page it stands at.
    var anchor: String { type.lowercased() }
  }

  public static let entries: [Entry] = [
    Entry("トップページのはじめ", type: "Welcome", examples: Welcome.examples),
    Entry("検索", type: "SearchBox", examples: SearchBox.examples),
    Entry("カードの一覧", type: "CardList", examples: CardList.examples),
    Entry("ボタン", type: "ActionButton", examples: ActionButton.examples),
    Entry("エラーのまとめ", type: "ErrorSummary", examples: ErrorSummary.examples),
    Entry("入力欄の枠", type: "FieldFrame", examples: FieldFrame.examples),
    Entry("1行の入力欄", type: "TextField", examples: TextField.examples),
    Entry("複数行の入力欄", type: "TextArea", examples: TextArea.examples),
    Entry("日付", type: "DateField", examples: DateField.examples),
    Entry("期間", type: "DateRangeField", examples: DateRangeField.examples),
    Entry("時刻", type: "TimeField", examples: TimeField.examples),
    Entry("一覧から選ぶ", type: "SelectField", examples: SelectField.examples),
    Entry("長い一覧から選ぶ", type: "ListField", examples: ListField.examples),
    Entry("1つ選ぶ", type: "RadioGroup", examples: RadioGroup.examples),
    Entry("いくつでも選ぶ", type: "CheckboxGroup", examples: CheckboxGroup.examples),
    Entry("同意", type: "ConsentField", examples: ConsentField.examples),
    Entry("氏名", type: "NameFields", examples: NameFields.examples),
    Entry("住所", type: "AddressFields", examples: AddressFields.examples),
    Entry("ファイル", type: "FileField", examples: FileField.examples),
    Entry("署名", type: "SignatureField", examples: SignatureField.examples),
    Entry("場所", type: "PlaceFields", examples: PlaceFields.examples),
    Entry("振込先の口座", type: "AccountFields", examples: AccountFields.examples),
    Entry("人に見せない番号", type: "MaskedField", examples: MaskedField.examples),
    Entry("繰り返す質問", type: "RepeatedRows", examples: RepeatedRows.examples),
    Entry("自動で決まる値", type: "OutputField", examples: OutputField.examples),
    Entry("現在の段階", type: "StepIndicator", examples: StepIndicator.examples),
    Entry("やることの一覧", type: "TaskList", examples: TaskList.examples),
    Entry("状態", type: "StatusTag", examples: StatusTag.examples),
    Entry("質問と答え", type: "SummaryList", examples: SummaryList.examples),
    Entry("受付の完了", type: "ReceiptPanel", examples: ReceiptPanel.examples),
    Entry("お知らせ", type: "NotificationBanner", examples: NotificationBanner.examples),
    Entry("囲み", type: "Callout", examples: Callout.examples),
    Entry("開いて見る", type: "Disclosure", examples: Disclosure.examples),
    Entry("現在の位置", type: "Breadcrumbs", examples: Breadcrumbs.examples),
    Entry("タブ", type: "LinkTabs", examples: LinkTabs.examples),
    Entry("作業台", type: "Workbench", examples: Workbench.examples),
    Entry("並べる", type: "SideBySide", examples: SideBySide.examples),
    Entry("文に入れる言葉", type: "InsertList", examples: InsertList.examples),
    Entry("絞り込み", type: "FilterBar", examples: FilterBar.examples),
    Entry("書き込む表", type: "GridField", examples: GridField.examples),
    Entry("表", type: "DataTable", examples: DataTable.examples),
    Entry("ページの移動", type: "Pagination", examples: Pagination.examples),
    Entry("経過", type: "Timeline", examples: Timeline.examples),
    Entry("棒グラフ", type: "BarChart", examples: BarChart.examples),
    Entry("進み具合", type: "ProgressMeter", examples: ProgressMeter.examples),
    Entry("何もないとき", type: "EmptyState", examples: EmptyState.examples),
  ]
}
