import FormSchema
import Kernel

/// A finding in Japanese.
struct JapaneseFormFinding {
  let finding: FormFinding
  let names: FindingNames

  private var subject: String { finding.subject(names) }
  private var example: String? { ExampleWords(names: names).text(finding.example) }
  private var condition: String {
    finding.condition.map { "（\(ConditionWords(names: names, prefix: finding.prefix).text($0))）" } ?? ""
  }
  private var checks: String { names.list(finding.others.map { names.check($0, finding.part) }) }
  private var questions: String { names.list(finding.others.map(names.question)) }

  var sentence: String {
    switch finding.kind {
    case .loop: "\(questions)は、互いの答えが決まるのを待っているため、どれも決まりません。"
    case .unreachable: unreachable
    case .alwaysShown: "\(place)の条件\(condition)は、いつも成り立ちます。条件の意味がありません。"
    case .unanswerable: "\(example.map { "\($0)、" } ?? "")\(subject)には答えようがありません。\(stopped)"
    case .neverAccepted: "どう答えても、\(form)は受け付けられません。\(stopped)"
    case .deadEnd: deadEnd
    case .impossibleCheck:
      "\(example.map { "\($0)など、" } ?? "")確認\(subject)が当てはまると、どう答えても通れません。求めている条件は\(condition)です。"
    case .idleCheck:
      finding.example == nil
        ? "確認\(subject)が当てはまる答え方はありません。" : "確認\(subject)に止められる答え方はありません。いつも満たされます。"
    case .unused:
      "\(finding.part == .application ? "" : "決定の入力の")次の答えは、職員の画面に出るだけで、条件・判定・書類・お知らせに使われません：\(questions)。"
    case .missingTranslation:
      "\(language)の文が\(finding.others.count)件ありません（\(keys)）。日本語のまま表示されます。"
    case .attachmentNotAsked: "\(subject)は、どなたにもたずねますが、求めるきまりがなく、空けたまま送れます。"
    case .attachmentNotShown: "\(example ?? "あるとき")、\(subject)を求めるきまりがありますが、添付する場所が表示されません。"
    case .feeWithoutRule:
      example.map { "\($0)、手数料が決まりません。" } ?? "費用の説明に金額がありますが、手数料のきまりがありません。"
    case .decisionWithoutRule: "\(example ?? "あるとき")、\(decided)が決まりません。"
    case .neverIssued: neverIssued
    case .undecided: "\(place)のきまり\(condition)は、計算を含むなどのため、証明できませんでした。"
    case .tooLarge: "\(place)についての証明は、組合せが多すぎるため途中でやめました。\(extent)"
    }
  }

  private var extent: String {
    finding.extent.map { "調べたのは、質問やきまりなど\($0.all)件のうち\($0.looked)件です。残りは証明できていません。" } ?? ""
  }

  private var keys: String {
    finding.others.prefix(5).joined(separator: "、") + (finding.others.count > 5 ? "など" : "")
  }

  private var place: String {
    switch finding.subject {
    case .form: form
    case .section: "ページ\(subject)"
    case .check: "確認\(subject)"
    case .document, .block: "書類\(subject)"
    default: subject
    }
  }

  private var form: String { finding.part == .application ? "申請" : "決定の入力" }
  private var stopped: String {
    switch finding.others.count {
    case 0: ""
    case 1: "確認\(checks)を満たす答え方がないためです。"
    default: "確認\(checks)をともに満たす答え方がないためです。"
    }
  }
  private var language: String { finding.subject == .translation(.english) ? "英語" : "やさしい日本語" }

  private var unreachable: String {
    let start = finding.isRequired(names) ? "必須の\(place)は" : "\(place)は"
    let reason = condition.isEmpty ? "" : "条件\(condition)が成り立つ答え方がありません。"
    return "\(start)、どう答えても表示されません。\(reason)" + (example.map { "たとえば\($0)も、表示されません。" } ?? "")
  }

  private var deadEnd: String {
    switch finding.subject {
    case .option(_, let question):
      "\(names.question(question))で\(subject)を選ぶと、どう答えても受け付けられません。\(stopped)"
    case .check: "\(example.map { "\($0)など、" } ?? "")確認\(subject)が当てはまると、どう答えても受け付けられません。\(stopped)"
    default: "\(example.map { "\($0)、" } ?? "")\(place)が表示されますが、その先はどう答えても受け付けられません。\(stopped)"
    }
  }

  private var decided: String {
    if case .decision(.eligibility) = finding.subject { "申請できるかどうか" } else { "担当" }
  }

  private var neverIssued: String {
    if case .block(let index, _) = finding.subject {
      return "書類\(subject)の\(index + 1)番目の部分\(condition)が載ることはありません。"
    }
    return "書類\(subject)が発行されることはありません。条件\(condition)が成り立つ申請がないためです。"
  }

  var advice: String {
    switch finding.kind {
    case .loop: "どれかの条件や計算から、ほかの質問を外してください。"
    case .unreachable: "条件を直すか、要らない質問なら取り除いてください。"
    case .alwaysShown: "条件を外すか、正しい条件に直してください。"
    case .unanswerable: "答えの範囲（最小・最大・日付・選択肢）を直してください。"
    case .neverAccepted, .deadEnd: "確認どうしの食い違いを直すか、この答えを選べないようにしてください。"
    case .impossibleCheck: "満たすべき条件を直してください。申請できない方を止めるためなら、decisions/eligibility.dmn で対象外としてください。"
    case .idleCheck: "条件を直すか、要らない確認なら取り除いてください。"
    case .unused: "要らない質問は減らしてください。職員が読むための質問なら、このままで構いません。"
    case .missingTranslation: "text/ のファイルに書き加えてください。"
    case .attachmentNotAsked: "必要な方がいるなら decisions/attachments.dmn に書くか、optional を外してください。"
    case .attachmentNotShown: "質問の条件と decisions/attachments.dmn を合わせてください。"
    case .feeWithoutRule:
      example == nil ? "decisions/fee.dmn を作るか、費用の説明から金額を除いてください。" : "decisions/fee.dmn に、当てはまる行を加えてください。"
    case .decisionWithoutRule: "\(subject) に行を加えてください。"
    case .neverIssued: "条件を直すか、要らないなら取り除いてください。"
    case .undecided: "選択肢や日付との比較に直すと、証明できます。例（examples/）でも確かめてください。"
    case .tooLarge: "例（examples/）で確かめてください。"
    }
  }
}
