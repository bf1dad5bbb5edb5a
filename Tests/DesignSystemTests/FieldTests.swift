import DesignSystem
import HTMLKit
import Kernel
import Testing

@Suite("Fields of a form") struct FieldTests {
  let texts = Texts.sample()

  @Test("the error stands between label and control, and both are described in that order") func errorPlace() throws {
    let frame = FieldFrame("mail", label: "メール", hint: "例", error: "入力してください")
    let html = written { h in h.textField(TextField(frame), texts) }
    let places = try ["<label", "mail-hint\"", "mail-error\"", "<input"].map { part in
      try #require(html.firstRange(of: part)).lowerBound
    }
    #expect(places == places.sorted())
    #expect(html.contains("aria-describedby=\"mail-hint mail-error\""))
    #expect(html.contains("aria-invalid=\"true\""))
    #expect(html.contains("<span class=\"ds-visually-hidden\">エラー: </span>入力してください"))
  }

  @Test("a field without hint or error describes nothing and is not invalid") func plain() {
    let html = written { h in h.textField(TextField(FieldFrame("mail", label: "メール")), texts) }
    #expect(!html.contains("aria-"))
  }

  @Test("必須 and 任意 are words inside the label", arguments: [
    (FieldFrame.Need.required, "必須"), (.optional, "任意"), (.unmarked, "</span></label>"),
  ])
  func need(need: FieldFrame.Need, word: String) throws {
    let html = written { h in h.textField(TextField(FieldFrame("a", label: "名", need: need)), texts) }
    let label = try #require(html.firstRange(of: "</label>")).upperBound
    #expect(html[..<label].contains(word))
  }

  @Test("what was typed comes back, escaped") func value() {
    let html = written { h in
      h.textField(TextField(FieldFrame("a", label: "名"), value: "\"<髙>"), texts)
      h.textArea(TextArea(FieldFrame("b", label: "文"), value: "\n<一行目>"), texts)
    }
    #expect(html.contains("value=\"&quot;&lt;髙&gt;\""))
    #expect(html.contains(">\n\n&lt;一行目&gt;</textarea>"))
  }

  @Test("the first of several choices takes the id that error links point to") func firstChoice() {
    let options = [ChoiceOption("x", "甲"), ChoiceOption("y", "乙")]
    let group = RadioGroup(FieldFrame("r", label: "選択"), options: options, value: "y")
    let html = written { h in h.radioGroup(group, texts) }
    let inputs = Markup(html).elements.filter { $0.name == "input" }
    #expect(inputs.map { $0.attributes["id"] } == ["r", "r-2"])
    #expect(inputs.map { $0.attributes["checked"] } == [nil, ""])
  }

  @Test("nothing is chosen before the person chooses") func unchosen() {
    let html = written { h in
      h.radioGroup(RadioGroup(FieldFrame("r", label: "選択"), options: [ChoiceOption("", "空")]), texts)
      h.consentField(ConsentField(FieldFrame("c", label: "同意")), texts)
    }
    #expect(!html.contains("checked"))
  }

  @Test("further questions are in the page without script") func reveal() {
    let option = ChoiceOption("x", "甲") { h in h.p("続き") }
    let html = written { h in h.radioGroup(RadioGroup(FieldFrame("r", label: "選択"), options: [option]), texts) }
    #expect(html.contains("<div class=\"ds-reveal\" data-reveal-for=\"r\"><p>続き</p></div>"))
  }

  @Test("only the wrong part of a date is marked; all of them when none is named", arguments: [
    ([DateField.Part.day], 1), ([], 4), ([.month, .day], 2),
  ])
  func wrongParts(parts: [DateField.Part], count: Int) {
    let frame = FieldFrame("d", label: "日", error: "違います")
    let field = DateField(frame, answer: .parts(.init()), wrongParts: Set(parts))
    let html = written { h in h.dateField(field, texts) }
    #expect(html.matches(of: /aria-invalid="true"/).count == count)
  }

  @Test("the size of a file and its kinds are said before choosing one", arguments: [
    (Language.japanese, "PDF、1つ5MBまで"), (.english, "PDF, up to 5 MB each"),
  ])
  func fileLimits(language: Language, limits: String) throws {
    let field = FileField(
      FieldFrame("f", label: "書類", hint: "はっきり写す。"), kinds: "PDF", accept: ".pdf", limitInMegabytes: 5)
    let html = written { h in h.fileField(field, .sample(language)) }
    let places = try [#"id="f-hint">はっきり写す。<"#, #"id="f-limits">\#(limits)<"#, "<input"].map { part in
      try #require(html.firstRange(of: part)?.lowerBound, "\(part)")
    }
    #expect(places == places.sorted() && html.contains(#"aria-describedby="f-hint f-limits""#))
  }

  @Test("where one signs stands before the field for a photo, and is there for script only") func signature() throws {
    let file = FileField(FieldFrame("s", label: "署名", error: "署名してください"), kinds: "写真", accept: "image/*")
    let html = written { h in h.signatureField(SignatureField(file), texts) }
    let parts = [#"id="s-error""#, #"class="ds-signature-desk" hidden"#, "<canvas", #"id="s-limits""#, #"type="file""#]
    let places = try parts.map { part in
      try #require(html.firstRange(of: part)?.lowerBound, "\(part)")
    }
    #expect(places == places.sorted())
  }

  @Test("an example stands below the field's own hint, on a line of its own", arguments: [
    (nil, "例：令和8年11月21日、2026/11/21"), ("だいたいで大丈夫です。", "だいたいで大丈夫です。<br>例：令和8年11月21日、2026/11/21"),
  ])
  func example(hint: String?, written text: String) {
    let html = written { h in h.dateField(DateField(FieldFrame("d", label: "日", hint: hint)), texts) }
    #expect(html.contains(#"id="d-hint">\#(text)</p>"#))
  }

  @Test("somebody's date of birth has one as its example") func birth() {
    let html = written { h in h.dateField(DateField(FieldFrame("d", label: "日"), isBirth: true), texts) }
    #expect(html.contains("昭和60年4月1日") && !html.contains("令和"))
  }

  private static let prefectures: [SelectField.Option] = [.init("三重県", "三重県"), .init("滋賀県", "滋賀県")]

  @Test("the prefectures that are given can be chosen, the chosen one is") func prefectures() {
    let field = AddressFields(
      FieldFrame("a", label: "住所"), prefectures: Self.prefectures, values: [.prefecture: "三重県"])
    let html = written { h in h.addressFields(field, texts) }
    let values = Markup(html).elements.filter { $0.name == "option" }.compactMap { $0.attributes["value"] }
    #expect(values == ["", "三重県", "滋賀県"])
    #expect(html.contains("value=\"三重県\" selected>"))
  }

  @Test("Enter sends the form and does not look up an address") func enterKey() {
    let html = written { h in
      h.defaultButton(name: "step", value: "next")
      h.addressFields(AddressFields(FieldFrame("a", label: "住所"), prefectures: Self.prefectures), texts)
    }
    let buttons = Markup(html).elements.filter { $0.attributes["type"] == "submit" }
    #expect(buttons.map { $0.attributes["name"] } == ["step", "look-up-address"])
  }

  @Test("a summary of no errors writes nothing; one and several are counted", arguments: [
    (0, ""), (1, "1件の確認をお願いします"), (2, "2件の確認をお願いします"),
  ])
  func summary(count: Int, title: String) {
    let errors = (0..<count).map { FieldError("f\($0)", "直してください") }
    let html = written { h in h.errorSummary(ErrorSummary(errors), texts) }
    #expect(html.isEmpty == (count == 0))
    #expect(title.isEmpty || html.contains("<h2>\(title)</h2>"))
  }

  @Test("of several errors of a field the first is shown") func firstError() {
    let errors = [FieldError("a", "一"), FieldError("b", "二"), FieldError("a", "三")]
    #expect(errors.message(for: "a") == "一")
    #expect(errors.message(for: "c") == nil)
  }
}
