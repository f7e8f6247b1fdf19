package org.needsline.organisation;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What must be there before the first request is answered: people of the sample, or an administrator. */
@Component
@EnableConfigurationProperties(OrganisationSettings.class)
class OrganisationStart implements SmartInitializingSingleton {

    private final SampleDistrict sample;
    private final FirstAdministrator firstAdministrator;
    private final ApplicationArguments arguments;

    OrganisationStart(SampleDistrict sample, FirstAdministrator firstAdministrator, ApplicationArguments arguments) {
        this.sample = sample;
        this.firstAdministrator = firstAdministrator;
        this.arguments = arguments;
    }

    @Override
    public void afterSingletonsInstantiated() {
        // A start that only imports fills the database itself.
        if (arguments.getOptionNames().stream().noneMatch(name -> name.startsWith("import-"))) {
            sample.load();
            firstAdministrator.settle();
        }
    }
}
