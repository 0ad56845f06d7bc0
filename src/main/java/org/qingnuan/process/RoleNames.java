package org.qingnuan.process;

import java.util.Map;

/** What each role is called where no plan's own post stands for it, as on the start page. */
public final class RoleNames {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("district-office", "推进办公室"),
            Map.entry("leading-group", "领导小组"),
            Map.entry("finance-office", "财政部门"),
            Map.entry("finance-company", "财金公司"),
            Map.entry("heat-company", "供热企业"),
            Map.entry("gas-company", "燃气企业"),
            Map.entry("power-company", "供电企业"),
            Map.entry("civil-affairs", "民政部门"),
            Map.entry("poverty-relief", "扶贫开发部门"),
            Map.entry("ecology-branch", "生态环境部门"),
            Map.entry("housing-bureau", "住房城乡建设部门"),
            Map.entry("development-commission", "发展改革部门"),
            Map.entry("administrator", "系统管理员"),
            Map.entry("town-official", "镇街经办人"),
            Map.entry("village-clerk", "村级文书"),
            Map.entry("contractor", "施工单位"),
            Map.entry("site-inspector", "监理单位"),
            Map.entry("acceptance-technician", "验收技术员"));

    private RoleNames() {}

    public static Map<String, String> all() {
        return NAMES;
    }

    /** The id itself for a group that is no role of ours. */
    public static String of(String role) {
        return NAMES.getOrDefault(role, role);
    }
}
