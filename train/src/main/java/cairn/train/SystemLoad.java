package cairn.train;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a training asks of the machine.
final class SystemLoad {
    private static final double MB = 1 << 20;
    private static final OperatingSystemMXBean OS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean(); // every JDK's is one

    private SystemLoad() {}

    /// The load since the last call, as JSON values: `cpu` of this process and `machine_cpu` of all in [0, 1] of all processors, `heap_mb`
    /// in use by Java, `memory_mb` in use on the machine.
    static Map<String, Object> sample() {
        Runtime java = Runtime.getRuntime();
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("cpu", share(OS.getProcessCpuLoad()));
        m.put("machine_cpu", share(OS.getCpuLoad()));
        m.put("heap_mb", Math.round((java.totalMemory() - java.freeMemory()) / MB));
        m.put("memory_mb", Math.round((OS.getTotalMemorySize() - OS.getFreeMemorySize()) / MB));
        return m;
    }

    /// The bean says −1 where it does not know.
    private static float share(double load) {
        return load < 0 ? Float.NaN : (float) (Math.rint(1000 * load) / 1000);
    }
}
