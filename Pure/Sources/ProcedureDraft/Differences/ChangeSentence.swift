import Kernel

extension DraftChange {
  /// What changed, as a clerk would say it: 「質問『電話番号』を必須にしました」.
  /// - Parameter language: Japanese unless it is English.
  public func sentence(in language: Language) -> String {
    language == .english ? EnglishChange(change: self).sentence : JapaneseChange(change: self).sentence
  }
}

/// A value shortened to what fits on a line.
struct ShownValue {
  static let most = 60

  static func text(_ value: String) -> String {
    let line = value.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > most ? line.prefix(most - 1) + "…" : line
  }
}

private struct JapaneseChange {
  let change: DraftChange

  var sentence: String {
    switch (change.kind, change.key) {
    case (.added, _): "\(subject)を足しました\(tail)"
    case (.removed, _): "\(subject)をなくしました\(tail)"
    case (.moved, _): moved
    case (.renamed, _): "\(subject)のIDを「\(change.old ?? "")」から「\(change.new ?? "")」に変えました"
    case (.changed, let key): changed(key)
    }
  }

  private var moved: String {
    guard let from = change.old, let to = change.new, from != to else { return "\(subject)の順番を変えました" }
    return "\(subject)を、セクション「\(from)」から「\(to)」に移しました"
  }

  /// What was added or taken away, where the name does not say it.
  private var tail: String {
    guard let value = change.kind == .added ? change.new : change.old, !value.isEmpty else { return "" }
    switch change.thing {
    case .rule, .codeRow, .block, .reason, .translation: return "：\(ShownValue.text(value))"
    default: return ""
    }
  }

  private func changed(_ key: String?) -> String {
    switch (key, change.new) {
    case ("optional", "true"): return "\(subject)を任意にしました"
    case ("optional", _): return "\(subject)を必須にしました"
    case ("unknown", "true"): return "\(subject)で「わからない」を選べるようにしました"
    case ("unknown", _): return "\(subject)で「わからない」を選べないようにしました"
    case ("when", nil): return "\(subject)の条件をなくし、いつも表示するようにしました"
    default: break
    }
    let place: String
    switch change.thing {
    case .rule, .codeRow: place = key.map { "\(subject)「\($0)」" } ?? subject
    case .block, .translation, .reason: place = subject
    default: place = key.map { "\(subject)の\(Self.keys[$0] ?? "「\($0)」")" } ?? subject
    }
    switch (change.old, change.new) {
    case (nil, nil): return "\(place)を変えました"
    case (nil, let new?): return "\(place)を「\(ShownValue.text(new))」にしました"
    case (let old?, nil): return "\(place)「\(ShownValue.text(old))」をなくしました"
    case (let old?, let new?): return "\(place)：\(ShownValue.text(old)) → \(ShownValue.text(new))"
    }
  }

  private var subject: String {
    let name = ShownValue.text(change.name)
    switch change.thing {
    case .procedure: return "手続き"
    case .section: return "セクション「\(name)」"
    case .question: return "質問「\(name)」"
    case .option: return "選択肢「\(name)」"
    case .check: return "確認「\(name)」"
    case .reason(let id): return "理由「\(id)」"
    case .group: return "質問のまとまり「\(name)」"
    case .groupUse: return "質問のまとまり「\(name)」"
    case .document: return "書類「\(name)」"
    case .block(let number, _): return "書類「\(name)」の\(number)番目の部分"
    case .message(let moment): return "お知らせメール（\(Self.moments[moment] ?? moment)）"
    case .example: return "テスト例「\(name)」"
    case .translation(let language, let key):
      return (language == .english ? "英語の文" : "やさしい日本語の文") + "「\(key)」"
    case .decision(let kind): return (Self.decisions[kind] ?? kind) + "の表" + (name.isEmpty ? "" : "「\(name)」")
    case .rule(let number, let kind):
      return (Self.decisions[kind] ?? kind) + "の表" + (name.isEmpty ? "" : "「\(name)」") + " 行\(number)"
    case .codeTable: return "コード表「\(name)」"
    case .codeRow(let id, let table): return "コード表「\(table)」の「\(id)」"
    case .file(let file): return "ファイル「\(file)」"
    }
  }

  static let decisions = ["fee": "手数料", "eligibility": "対象者", "routing": "担当課", "attachments": "添付書類"]
  static let moments = [
    "received": "受付", "returned": "差戻し", "granted": "承認", "ready": "交付準備完了", "refused": "不承認",
    "withdrawn": "取下げ",
  ]
  static let keys = [
    "title": "名前", "label": "文", "hint": "説明", "summary": "紹介文", "type": "種類", "when": "表示条件", "name": "短い名前",
    "role": "役割", "initial": "初期値", "prefill": "自動入力", "personal": "個人情報の扱い", "intro": "前書き",
    "department": "担当課", "categories": "分野", "life-events": "ライフイベント", "keywords": "検索のことば",
    "who-may-apply": "対象になる方", "needed": "必要なもの", "cost": "費用の説明", "expected-days": "標準処理日数",
    "deadline-days": "期限の日数", "legal-basis": "根拠法令", "what-happens-next": "申請後の流れ",
    "other-ways": "ほかの申請方法", "related": "関連する手続き", "retention-years": "保存年数", "form-number": "様式番号",
    "id": "ID", "must": "満たすべき条件", "message": "メッセージ", "at": "表示する場所", "max-length": "最大文字数",
    "min-length": "最小文字数", "min": "最小値", "max": "最大値", "unit": "単位", "earliest": "最も早い日",
    "latest": "最も遅い日", "at-least": "最少の数", "at-most": "最多の数", "accept": "ファイルの種類",
    "statement": "同意する文", "text": "文", "other": "「その他」", "options-from": "選択肢の表", "subject": "件名",
    "body": "本文", "addressee": "宛名", "number": "文書番号", "issuer": "発行者の表示", "issued-when": "発行するとき",
    "verifiable": "確認コード", "kind": "種別", "with": "使う場所での変更", "columns": "列", "hit-policy": "表の決まり",
    "value": "計算式", "key": "引く値", "column": "列", "table": "表", "item-title": "1件の呼び名", "birth": "生年月日の扱い",
    "organisation": "団体名の扱い", "purpose": "利用目的", "width": "幅", "version": "版",
  ]
}

private struct EnglishChange {
  let change: DraftChange

  var sentence: String {
    switch (change.kind, change.key) {
    case (.added, _): "Added \(subject)\(tail)"
    case (.removed, _): "Removed \(subject)\(tail)"
    case (.moved, _): moved
    case (.renamed, _): "Changed the id of \(subject) from “\(change.old ?? "")” to “\(change.new ?? "")”"
    case (.changed, let key): changed(key)
    }
  }

  private var moved: String {
    guard let from = change.old, let to = change.new, from != to else { return "Changed the order of \(subject)" }
    return "Moved \(subject) from section “\(from)” to “\(to)”"
  }

  private var tail: String {
    guard let value = change.kind == .added ? change.new : change.old, !value.isEmpty else { return "" }
    switch change.thing {
    case .rule, .codeRow, .block, .reason, .translation: return ": \(ShownValue.text(value))"
    default: return ""
    }
  }

  private func changed(_ key: String?) -> String {
    switch (key, change.new) {
    case ("optional", "true"): return "Made \(subject) optional"
    case ("optional", _): return "Made \(subject) required"
    case ("unknown", "true"): return "Let people answer “I do not know” to \(subject)"
    case ("unknown", _): return "No longer let people answer “I do not know” to \(subject)"
    case ("when", nil): return "Took the condition of \(subject) away: it is always shown"
    default: break
    }
    let place: String
    switch change.thing {
    case .block, .translation, .reason: place = subject
    default: place = key.map { "\(subject), \($0.replacing("-", with: " "))" } ?? subject
    }
    switch (change.old, change.new) {
    case (nil, nil): return "Changed \(place)"
    case (nil, let new?): return "Set \(place) to “\(ShownValue.text(new))”"
    case (let old?, nil): return "Took away \(place) “\(ShownValue.text(old))”"
    case (let old?, let new?): return "\(place): \(ShownValue.text(old)) → \(ShownValue.text(new))"
    }
  }

  private var subject: String {
    let name = ShownValue.text(change.name)
    switch change.thing {
    case .procedure: return "the procedure"
    case .section: return "section “\(name)”"
    case .question: return "question “\(name)”"
    case .option: return "option “\(name)”"
    case .check: return "check “\(name)”"
    case .reason(let id): return "reason “\(id)”"
    case .group, .groupUse: return "question group “\(name)”"
    case .document: return "document “\(name)”"
    case .block(let number, _): return "part \(number) of document “\(name)”"
    case .message(let moment): return "message “\(moment)”"
    case .example: return "example “\(name)”"
    case .translation(let language, let key):
      return (language == .english ? "English sentence" : "easy Japanese sentence") + " “\(key)”"
    case .decision(let kind): return "the \(kind) table" + (name.isEmpty ? "" : " “\(name)”")
    case .rule(let number, let kind):
      return "the \(kind) table" + (name.isEmpty ? "" : " “\(name)”") + ", row \(number)"
    case .codeTable: return "code table “\(name)”"
    case .codeRow(let id, let table): return "“\(id)” of code table “\(table)”"
    case .file(let file): return "file “\(file)”"
    }
  }
}
