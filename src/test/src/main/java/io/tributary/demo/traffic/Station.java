package io.tributary.demo.traffic;

import java.util.List;

/**
 * An air-quality station.
 *
 * @param area the division that it reports, by its name of today
 */
record Station(String code, String name, String area, double longitude, double latitude) {

    static final List<Station> HANGZHOU = List.of(
            new Station("1223A", "滨江", "滨江区", 120.211, 30.21),
            new Station("1224A", "西溪", "西湖区", 120.063, 30.2747),
            new Station("1225A", "千岛湖", "淳安县", 119.026, 29.635),
            new Station("1226A", "下沙", "钱塘区", 120.348, 30.3058),
            new Station("1227A", "卧龙桥", "西湖区", 120.127, 30.2456),
            new Station("1228A", "浙江农大", "上城区", 120.19, 30.2692),
            new Station("1229A", "朝晖五区", "拱墅区", 120.157, 30.2897),
            new Station("1230A", "和睦小学", "拱墅区", 120.12, 30.3119),
            new Station("1231A", "临平镇", "临平区", 120.301, 30.4183),
            new Station("1232A", "城厢镇", "萧山区", 120.27, 30.1819),
            new Station("1233A", "云栖", "西湖区", 120.088, 30.1808),
            new Station("2010A", "市政府", "临安区", 119.7183, 30.2366),
            new Station("2012A", "监测站", "富阳区", 119.954, 30.054));

    static final List<Station> NINGBO = List.of(
            new Station("1234A", "区环保大楼", "北仑区", 121.836, 29.9108),
            new Station("1235A", "万里学院", "鄞州区", 121.56, 29.8208),
            new Station("1236A", "龙赛医院", "镇海区", 121.713, 29.9572),
            new Station("1237A", "三江中学", "海曙区", 121.554, 29.8906),
            new Station("1239A", "钱湖水厂", "鄞州区", 121.633, 29.7736),
            new Station("1240A", "太古小学", "海曙区", 121.586, 29.8633),
            new Station("1241A", "市环境监测中心", "鄞州区", 121.524, 29.8506),
            new Station("2871A", "万里国际学校", "江北区", 121.6147222, 29.90166667));
}
