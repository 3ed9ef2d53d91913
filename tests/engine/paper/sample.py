"""A small book with all that a handout holds, and its style."""

from datetime import UTC, datetime
from pathlib import Path

from engine.paper.form import USUAL
from engine.paper.setting import to_pdf

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
CSS = Path(__file__).parents[3] / "static" / "css"
FILES = {path.name: path.read_bytes() for path in CSS.glob("print*.css")} | {
    "tokens.css": (CSS / "tokens.css").read_bytes(),
    "a b.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
}
MARKED = "他说：“（好）。”《甲》、“乙”——「丙」；丁·戊\uff5e己？！"
ROWS = "".join(f"<tr><th>第{n}条</th><td>○</td><td>●</td></tr>" for n in range(40))
NOTED = """
<p>第一处<sup id="fnref-a"><a class="footnote-ref" href="#fn-a">1</a></sup>，又一处<sup
 id="x"><a class="footnote-ref" href="#fn-a">1</a></sup>。</p>
<div class="footnote"><hr><ol><li id="fn-a"><p>脚下的注。&nbsp;<a
 class="footnote-backref" href="#fnref-a">↩</a></p></li></ol></div>
""".replace("<sup\n id", "<sup id").replace("<a\n class", "<a class")
BOOK = f"""
<section class="cover" data-course="经营顾客的心" data-imprint="学员版　第 3 版">
  <div class="cover-slip"><div class="cover-slip-inner"><p>经营</p></div></div>
</section>
<section class="contents">
  <div class="running" data-unit="目录" data-chapter=""></div>
  <h1 class="contents-title">目录</h1>
  <a class="contents-line" href="#lesson">1.1　满意度</a>
</section>
<article class="lesson" id="lesson">
  <div class="running" data-unit="1.1　满意度" data-chapter="第一章"></div>
  <h1 class="opening-title">管理小品</h1>
  <div class="prose">
    <h2 id="calls">那一晚</h2>
    <p>P-E模型提高满意度。“林喆䶮”说：“<strong>好</strong>。”</p>
    {"".join(f"<p>{'一二三四五'[:n]}{MARKED * 6}</p>" for n in range(6))}
    {NOTED}
    <aside class="note">喆</aside>
    <figure class="figure"><img src="a%20b.svg" alt="一点"></figure>
    <figure class="figure"><svg viewBox="0 0 9 9" role="img"><title>一线</title>
      <desc>从左到右</desc><path d="M0 0L9 9" stroke="#b3392b"/></svg></figure>
    <table class="compare"><caption>两种接法</caption>
      <thead><tr><th></th><th>被动</th><th>主动</th></tr></thead>
      <tbody>{ROWS}</tbody></table>
    <p>见<a href="https://example.org/">网页</a>。</p>
  </div>
</article>
"""


def book(html=BOOK, form=USUAL, made_at=NOON):
    return to_pdf(
        html,
        title="讲义 <1>",
        language="zh-Hans",
        made_at=made_at,
        stylesheets=["print.css"],
        files=FILES,
        form=form,
    )
