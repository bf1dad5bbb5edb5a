import DesignSystem
import HTMLKit
import Kernel
import Testing

@Suite("Fields for answers of their own kind") struct AnswerFieldTests {
  private func drawn(_ write: @escaping (inout HTML) -> Void) -> Markup { Markup(written(write)) }

  private func element(_ name: String, in page: Markup) -> [String: String]? {
    page.elements.first { $0.attributes["name"] == name }?.attributes
  }

  @Test("「わからない」 is a box beside the field, ticked when it was chosen", arguments: [true, false])
  func unknown(isChosen: Bool) {
    let page = drawn { h in
      h.timeField(TimeField(FieldFrame("visit", label: "時刻", unknown: .chosen(isChosen))), .sample(.japanese))
    }
    let box = element("visit.unknown", in: page)
    #expect(box?["type"] == "checkbox" && box?["value"] == "true" && (box?["checked"] != nil) == isChosen)
    #expect(page.elements.contains { $0.name == "label" && $0.attributes["for"] == "visit.unknown" })
  }

  @Test("where an answer was taken over from stands in the label")
  func origin() {
    let html = written { h in
      h.textField(TextField(FieldFrame("name", label: "お名前", origin: "前回の申請から")), .sample(.japanese))
    }
    #expect(html.contains("前回の申請から</span></label>"))
  }

  @Test("a covered number is kept by no browser, and says what it is for")
  func masked() {
    let html = written { h in
      h.maskedField(MaskedField(FieldFrame("number", label: "番号"), value: "12", purpose: "福祉の事務"), .sample(.japanese))
    }
    let field = element("number", in: Markup(html))
    #expect(field?["autocomplete"] == "off" && field?["class"]?.contains("ds-masked") == true)
    #expect(html.contains("福祉の事務"))
  }

  @Test("each row sends its key, its fields keep their names, and only what may be done has a button")
  func rows() {
    let rows = ["2", "7"].map { key in
      RepeatedRows.Row(key, title: "子\(key)") { h in
        h.textField(TextField(FieldFrame("kids.\(key).name", label: "名前")), .sample(.japanese))
      }
    }
    func names(mayAdd: Bool, mayRemove: Bool) -> [String: [String]] {
      let page = drawn { h in
        h.repeatedRows(
          RepeatedRows(
            FieldFrame("kids", label: "子"), itemTitle: "子", rows: rows, mayAdd: mayAdd, mayRemove: mayRemove),
          .sample(.japanese))
      }
      return page.elements.reduce(into: [:]) { found, element in
        guard let name = element.attributes["name"] else { return }
        found[name, default: []].append(element.attributes["value"] ?? "")
      }
    }
    let all = names(mayAdd: true, mayRemove: true)
    #expect(all["kids"] == ["2", "7"] && all["add-row"] == ["kids"] && all["remove-row"] == ["kids.2", "kids.7"])
    #expect(all["kids.7.name"] != nil)
    let none = names(mayAdd: false, mayRemove: false)
    #expect(none["add-row"] == nil && none["remove-row"] == nil)
  }

  @Test("both ways of an account stand on the page, and the fields have the names that are read")
  func account() {
    let page = drawn { h in
      h.accountFields(
        AccountFields(FieldFrame("to", label: "口座", id: "to-group"), values: [.institution: "yucho"]), .sample(.japanese))
    }
    for part in AccountFields.Part.allCases { #expect(element("to.\(part.rawValue)", in: page) != nil, "\(part)") }
    let chosen = page.elements.filter { $0.attributes["checked"] != nil }.compactMap { $0.attributes["value"] }
    #expect(chosen == ["yucho"])
  }

  @Test("latitude and longitude are out of sight until one of them is there or wrong", arguments: [
    ("", false, false), ("35.3", false, true), ("", true, true),
  ])
  func position(latitude: String, isWrong: Bool, isOpen: Bool) {
    let errors = isWrong ? [FieldError("at.longitude", "経度を確かめてください")] : []
    let page = drawn { h in
      h.placeFields(
        PlaceFields(FieldFrame("at", label: "場所", id: "at-group"), values: [.latitude: latitude], errors: errors),
        .sample(.japanese))
    }
    #expect(page.elements.contains { $0.name == "details" && ($0.attributes["open"] != nil) == isOpen })
  }
}
