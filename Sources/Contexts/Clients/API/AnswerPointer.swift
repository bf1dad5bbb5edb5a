/// Where the answer to a question of the form itself stands in an application: a JSON Pointer (RFC 6901). Ids of
/// questions hold nothing that would have to be escaped.
func answerPointer(_ question: String) -> String { "/answers/\(question)" }
