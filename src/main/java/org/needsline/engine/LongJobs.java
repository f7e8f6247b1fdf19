package org.needsline.engine;

import java.time.Duration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says so when a job came near the time for which it is locked: beyond it another node takes the job for one whose node has died, and runs it a
 * second time.
 */
final class LongJobs extends CommandInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(LongJobs.class);

    @Override
    public <T> T execute(Command<T> command) {
        CommandContext context = Context.getCommandContext();
        JobEntity before = context.getCurrentJob();
        long began = ClockUtil.getCurrentTime().getTime();
        try {
            return next.execute(command);
        } finally {
            JobEntity job = context.getCurrentJob();
            if (before == null && job != null) {
                Duration took = Duration.ofMillis(ClockUtil.getCurrentTime().getTime() - began);
                Duration lock = Duration.ofMillis(
                        context.getProcessEngineConfiguration().getJobExecutor().getLockTimeInMillis());
                if (took.multipliedBy(2).compareTo(lock) > 0) {
                    LOG.warn(
                            "Job {} ({} in {}) took {} s, and jobs are locked for {} s: raise"
                                    + " camunda.bpm.job-execution.lock-time-in-millis on every node above the longest job,"
                                    + " else another node runs it a second time",
                            job.getId(),
                            job.getActivityId(),
                            job.getProcessDefinitionKey(),
                            took.toSeconds(),
                            lock.toSeconds());
                }
            }
        }
    }
}
