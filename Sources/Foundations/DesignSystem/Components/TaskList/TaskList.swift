import HTMLKit
import Kernel

/// Things to do, each with its state; a task that cannot be started yet is not a link.
public struct TaskList: Sendable {
  public struct Task: Sendable {
    public var label: String
    public var href: String?
    public var hint: String?
    public var status: StatusTag

    public init(_ label: String, href: String? = nil, hint: String? = nil, status: StatusTag) {
      self.label = label
      self.href = href
      self.hint = hint
      self.status = status
    }
  }

  /// Begins the ids of hints and states, which must be unique on the page.
  public var id: String
  public var tasks: [Task]

  public init(id: String, _ tasks: [Task]) {
    self.id = id
    self.tasks = tasks
  }
}

extension HTML {
  /// Writes a list of things to do.
  public mutating func taskList(_ list: TaskList, _ texts: Texts) {
    ul(["class": "ds-tasks"]) { h in
      for (number, task) in list.tasks.enumerated() {
        h.li(["class": "ds-task"]) { h in h.task(task, id: "\(list.id)-\(number + 1)", texts) }
      }
    }
  }

  private mutating func task(_ task: TaskList.Task, id: String, _ texts: Texts) {
    div(["class": "ds-task-words"]) { h in
      if let href = task.href {
        let described = task.hint == nil ? "\(id)-status" : "\(id)-hint \(id)-status"
        h.a(["class": "ds-task-link", "href": href, "aria-describedby": described], task.label)
      } else {
        h.span(["class": "ds-task-link"], task.label)
      }
      if let hint = task.hint { h.p(["class": "ds-hint", "id": "\(id)-hint"], hint) }
    }
    div(["class": "ds-task-status", "id": "\(id)-status"]) { h in
      h.visuallyHidden(texts["design.tasks.hint"])
      h.statusTag(task.status)
    }
  }
}
