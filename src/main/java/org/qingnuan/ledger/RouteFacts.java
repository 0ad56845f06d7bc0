package org.qingnuan.ledger;

/**
 * What a plan's table of routes asks about a village (HZ-19, HZ-20, JN-10 to JN-20, LZ-04, LZ-06).
 *
 * @param heatNetwork whether the heating network reaches it or passes near
 * @param gasSecured whether the gas for it is secured
 * @param gridCapacity whether the grid bears electric heating there
 * @param builtShantytown whether it is a built shantytown project of the yearly plan (LZ-06)
 * @param qualityCoal whether quality coal is burnt there for the time being, which is no route (JN-12)
 */
public record RouteFacts(
        Settlement settlement,
        Density density,
        boolean heatNetwork,
        boolean wasteHeat,
        boolean gasNetwork,
        boolean gasSecured,
        boolean gridCapacity,
        boolean geothermal,
        boolean biomass,
        boolean builtShantytown,
        boolean qualityCoal) {

    public enum Settlement {
        URBAN("城市"),
        RURAL("农村");

        private final String label;

        Settlement(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public enum Density {
        DENSE("居住相对密集"),
        ORDINARY("一般"),
        SCATTERED("偏远分散");

        private final String label;

        Density(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
