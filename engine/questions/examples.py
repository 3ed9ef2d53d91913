"""A question of every kind, as an author writes it: for templates and samples."""

SOURCE = """\
## 房客取消订餐时，伊丽莎白先听到了什么？ {#example-single points=2 tags="案例"}

- [ ] 房客要退房
    > 案例里没有提到退房。
- [x] 房客的语气苦恼
    > 对，线索在语气里。

> 提示：想一想电话里的声音。

> 解析：取消订餐很常见，语气才是线索。

## 她安排了哪几件事？ {#example-multiple scoring=partial}

- [x] 联系机场
- [x] 整理行李
- [ ] 取消航班

## 取消订餐很少见。 {#example-true-false}

- [ ] 对
- [x] 错

## 变革的第一步叫什么？ {#example-short}

= 解冻
= 解冻期

## 这堂课有几分钟？ {#example-number}

= 45 ± 5 分钟

## 请把变革的三个步骤排好次序。 {#example-ordering}

1. 解冻
2. 推动
3. 再结冻

## 请给每个词配上意思。 {#example-matching}

| 词 | 意思 |
|---|---|
| 期望值 | 来之前想要的 |
| 感知效果 | 来之后觉得的 |
| | 别人说的 |

## 变革三步骤是解冻、[[推动]]、[[冻结|*再结冻|解体]]。 {#example-cloze}

## 请写一件您遇到过的类似的事。 {#example-written points=10}

/// trainer
- 经过（4）：说清楚发生了什么
- 线索（6）：指出自己注意到的线索
///

## 这堂课对我的工作有帮助。 {#example-scale scale=agreement}
"""
