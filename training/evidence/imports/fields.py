"""What a file of past completions may say, and which of its columns says it."""

from enum import StrEnum

from engine.markup.problem import gettext_noop as _
from people.sheets.columns import Columns


class Field(StrEnum):
    NUMBER = "number"
    NAME = "name"
    WHAT = "what"
    COMPLETED_ON = "completed_on"
    MINUTES = "minutes"
    HOURS = "hours"
    PROVIDER = "provider"
    NOTE = "note"


NEEDED = (Field.NUMBER, Field.WHAT, Field.COMPLETED_ON)

TITLES = {
    Field.NUMBER: _("Employee number"),
    Field.NAME: _("Name"),
    Field.WHAT: _("Course or module"),
    Field.COMPLETED_ON: _("Day of completion"),
    Field.MINUTES: _("Minutes"),
    Field.HOURS: _("Hours"),
    Field.PROVIDER: _("Provider"),
    Field.NOTE: _("Remark"),
}

# How the heads of the sample file read, and what else such a column is called.
HEADS = {
    Field.NUMBER: "工号",
    Field.NAME: "姓名",
    Field.WHAT: "课程",
    Field.COMPLETED_ON: "完成日期",
    Field.MINUTES: "分钟",
    Field.HOURS: "学时",
    Field.PROVIDER: "培训机构",
    Field.NOTE: "备注",
}
_OTHERS = {
    Field.NUMBER: "员工号 员工编号 职工号 人员编号 工號 員工編號 学号 employeenumber"
    " employeeid employeeno staffid staffnumber empno number idnumber",
    Field.NAME: "员工姓名 名字 学员 学员姓名 姓名全称 fullname name displayname",
    Field.WHAT: "课程名称 课程名 模块 模块名称 课程或模块 培训项目 培训课程 培训内容"
    " 项目 项目名称 課程 課程名稱 course coursename courseshortname coursefullname"
    " module title training trainingtitle activity courseormodule",
    Field.COMPLETED_ON: "完成时间 完成日 培训日期 结业日期 通过日期 日期 完成于"
    " 完訓日期 completed completedon completiondate datecompleted timecompleted"
    " completiontime date dayofcompletion",
    Field.MINUTES: "分钟数 时长分钟 时长 培训时长 分鐘 minutes duration"
    " durationminutes",
    Field.HOURS: "课时 学时数 培训学时 小时 小时数 學時 時數 hours credithours"
    " traininghours",
    Field.PROVIDER: "机构 培训单位 主办单位 主办方 培訓機構 provider"
    " organizer organiser institution vendor",
    Field.NOTE: "说明 備註 note notes remark remarks comment comments",
}
COLUMNS = Columns(HEADS, _OTHERS, NEEDED, kind="evidence")
