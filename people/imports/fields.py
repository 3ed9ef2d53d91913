"""What a file of people may say, and which of its columns says it."""

from enum import StrEnum

from engine.markup.problem import gettext_noop as _
from people.sheets.columns import Columns


class Field(StrEnum):
    NUMBER = "number"
    NAME = "name"
    USERNAME = "username"
    EMAIL = "email"
    DEPARTMENT = "department"
    POSITION = "position"
    MANAGER = "manager"
    POSTED_ON = "posted_on"
    COHORTS = "cohorts"
    STARTED_ON = "started_on"
    LEFT_ON = "left_on"
    LANGUAGE = "language"


NEEDED = (Field.NUMBER, Field.NAME)

TITLES = {
    Field.NUMBER: _("Employee number"),
    Field.NAME: _("Name"),
    Field.USERNAME: _("Sign-in name"),
    Field.EMAIL: _("E-mail"),
    Field.DEPARTMENT: _("Department"),
    Field.POSITION: _("Position"),
    Field.MANAGER: _("Manager’s employee number"),
    Field.POSTED_ON: _("Posted since"),
    Field.COHORTS: _("Cohorts"),
    Field.STARTED_ON: _("First day at work"),
    Field.LEFT_ON: _("Last day at work"),
    Field.LANGUAGE: _("Language"),
}

# How the heads of the sample file read, and what else such a column is called.
HEADS = {
    Field.NUMBER: "工号",
    Field.NAME: "姓名",
    Field.USERNAME: "登录名",
    Field.EMAIL: "邮箱",
    Field.DEPARTMENT: "部门",
    Field.POSITION: "岗位",
    Field.MANAGER: "上级工号",
    Field.POSTED_ON: "任职日期",
    Field.COHORTS: "班级",
    Field.STARTED_ON: "入职日期",
    Field.LEFT_ON: "离职日期",
    Field.LANGUAGE: "语言",
}
_OTHERS = {
    Field.NUMBER: "员工号 员工编号 职工号 人员编号 工號 員工編號 employeenumber"
    " employeeid employeeno staffid staffnumber empno number idnumber",
    Field.NAME: "员工姓名 名字 中文名 員工姓名 name fullname displayname",
    Field.USERNAME: "用户名 账号 帐号 登录账号 登录帐号 登入名 username signinname"
    " login account userid",
    Field.EMAIL: "电子邮箱 电子邮件 邮件 邮箱地址 電子郵件 email emailaddress mail",
    Field.DEPARTMENT: "所属部门 部门路径 组织 组织路径 所在部门 科室 部門"
    " department departmentpath dept organization organisation orgunit",
    Field.POSITION: "职位 职务 岗位名称 職位 崗位 position jobtitle title post",
    Field.MANAGER: "直属上级工号 主管工号 经理工号 汇报上级工号 直接上级工号 上级"
    " 直属上级 主管 上級工號 manager managerid managernumber"
    " managersemployeenumber manageremployeenumber supervisor supervisorid",
    Field.POSTED_ON: "任现职日期 到岗日期 岗位生效日期 生效日期 任職日期"
    " postedsince postingsince positionsince effectivedate positionstart",
    Field.COHORTS: "班级名称 培训班 群组 班級 cohort cohorts group groups",
    Field.STARTED_ON: "入职时间 入职日 参加工作日期 到職日期 startdate started"
    " startedon hiredate firstday firstdayatwork",
    Field.LEFT_ON: "离职时间 离职日 最后工作日 離職日期 enddate lefton leavedate"
    " terminationdate lastday lastdayatwork",
    Field.LANGUAGE: "界面语言 语种 語言 language locale lang",
}
COLUMNS = Columns(HEADS, _OTHERS, NEEDED)
