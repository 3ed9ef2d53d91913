from activities.charts import placing
from activities.charts.box import Box
from activities.charts.placing import Place

AREA = Box(0, 0, 400, 400)


def place(x, y, name="准时叫号", area=AREA):
    return Place(name, x, y, area)


def test_number_stands_at_its_point_if_it_can():
    (spot,) = placing.places([place(100, 100)], [], AREA)

    assert not spot.is_led
    assert (spot.disc_x, spot.disc_y) == (100, 100)


def test_second_number_is_led_away_from_the_first():
    first, second = placing.places([place(100, 100), place(100, 100)], [], AREA)

    assert (first.is_led, second.is_led) == (False, True)
    assert not first.disc.meets(second.disc)


def test_led_number_stays_in_its_area():
    left = Box(0, 0, 110, 400)

    spots = placing.places([place(104, 100, area=left)] * 4, [], AREA)

    assert all(left.holds(spot.disc) for spot in spots[1:])


def test_number_leaves_an_area_that_is_full():
    small = Box(90, 90, 110, 110)

    one, other = placing.places([place(100, 100, area=small)] * 2, [], AREA)

    assert (one.is_led, other.is_led) == (False, True)


def test_number_without_any_room_stays_at_its_point():
    small = Box(90, 90, 110, 110)

    spots = placing.places([place(100, 100, area=small)] * 2, [], small)

    assert not any(spot.is_led for spot in spots)


def test_name_stands_beside_its_number():
    points = [place(100, 100)]

    (spot,) = placing.named(points, placing.places(points, [], AREA), [], AREA)

    assert [(line.words, line.anchor) for line in spot.names] == [("准时叫号", "start")]


def test_name_stands_in_the_area_of_its_number():
    points = [place(100, 100, area=Box(0, 0, 150, 400))]

    (spot,) = placing.named(points, placing.places(points, [], AREA), [], AREA)

    assert [line.anchor for line in spot.names] == ["end"]


def test_name_leaves_its_area_rather_than_being_left_out():
    points = [place(100, 100, area=Box(80, 80, 120, 120))]

    (spot,) = placing.named(points, placing.places(points, [], AREA), [], AREA)

    assert [line.anchor for line in spot.names] == ["start"]


def test_name_without_room_is_left_to_the_table():
    points = [place(100, 100)]

    (spot,) = placing.named(points, placing.places(points, [], AREA), [AREA], AREA)

    assert spot.names == ()
