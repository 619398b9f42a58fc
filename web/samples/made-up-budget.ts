/** A budget for trying the view without a file of one's own. No country's: every name and number is invented. */
export const MADE_UP_BUDGET = `Year;Ministry;Programme;Item code;Item;Side;Accounts (thousand XTS)
2024;Ministry of Defence;Forces;10.01;Pay of soldiers and civilians;expenditure;9120000
2024;Ministry of Defence;Forces;10.02;Upkeep of barracks and ships;expenditure;4380000
2024;Ministry of Defence;Forces;10.03;Ammunition and fuel;expenditure;1910000
2024;Ministry of Defence;Equipment;10.10;Frigates and aircraft;expenditure;6240000
2024;Ministry of Defence;Equipment;10.11;Radars and satellites;expenditure;1175000
2024;Ministry of Defence;Forces;10.90;Sale of old barracks;revenue;220000
2024;Ministry of Finance;Pensions;20.05;Pensions of soldiers;expenditure;2860000
2024;Ministry of Finance;Pensions;20.06;Pensions of teachers and judges;expenditure;7940000
2024;Ministry of the Interior;Borders;30.01;Border police;expenditure;1650000
2024;Ministry of the Interior;Rescue;30.02;Civil protection and stores;expenditure;840000
2024;Ministry of the Interior;Rescue;30.03;Fire services;expenditure;1290000
2024;Ministry of Fisheries;Coast;40.01;Coastguard patrols;expenditure;980000
2024;Ministry of Fisheries;Coast;40.02;Harbours for fishing boats;expenditure;1530000
2024;Ministry of Transport;Roads;50.01;Bridge over the strait;expenditure;2400000
2024;Ministry of Transport;Roads;50.02;Roads and tunnels;expenditure;8650000
2024;Ministry of Transport;Networks;50.03;Cyber security of networks;expenditure;410000
2024;Ministry of Foreign Affairs;Aid;60.01;Military aid to a neighbour;expenditure;1320000
2024;Ministry of Foreign Affairs;Aid;60.02;Aid to schools and clinics;expenditure;2270000
2024;Ministry of Health;Hospitals;70.01;Hospitals;expenditure;12400000
2025;Ministry of Defence;Forces;10.01;Pay of soldiers and civilians;expenditure;9860000
2025;Ministry of Defence;Forces;10.02;Upkeep of barracks and ships;expenditure;4710000
2025;Ministry of Defence;Forces;10.03;Ammunition and fuel;expenditure;3340000
2025;Ministry of Defence;Equipment;10.10;Frigates and aircraft;expenditure;8450000
2025;Ministry of Defence;Equipment;10.11;Radars and satellites;expenditure;1630000
2025;Ministry of Defence;Forces;10.90;Sale of old barracks;revenue;180000
2025;Ministry of Finance;Pensions;20.05;Pensions of soldiers;expenditure;2990000
2025;Ministry of Finance;Pensions;20.06;Pensions of teachers and judges;expenditure;8310000
2025;Ministry of the Interior;Borders;30.01;Border police;expenditure;1890000
2025;Ministry of the Interior;Rescue;30.02;Civil protection and stores;expenditure;1240000
2025;Ministry of the Interior;Rescue;30.03;Fire services;expenditure;1330000
2025;Ministry of Defence;Coast;40.01;Coastguard patrols;expenditure;1060000
2025;Ministry of Fisheries;Coast;40.02;Harbours for fishing boats;expenditure;1490000
2025;Ministry of Transport;Roads;50.01;Bridge over the strait;expenditure;2950000
2025;Ministry of Transport;Roads;50.02;Roads and tunnels;expenditure;8720000
2025;Ministry of Transport;Networks;50.03;Cyber security of networks;expenditure;760000
2025;Ministry of Foreign Affairs;Aid;60.01;Military aid to a neighbour;expenditure;2100000
2025;Ministry of Foreign Affairs;Aid;60.02;Aid to schools and clinics;expenditure;1980000
2025;Ministry of Health;Hospitals;70.01;Hospitals;expenditure;12900000
2025;Ministry of Health;Hospitals;70.02;Military hospital;expenditure;n.a.
`

/** Rules for the made-up budget; the reasons are invented like the numbers. */
export const MADE_UP_RULES = `# Rules for the made-up budget. Change them and see what moves.
id: made-up
title: Made-up rules for a made-up budget
area: NATO
source: { text: Nobody; the reasons are invented like the numbers }
note: The budget and its rules are invented, to try this page with. They say nothing about any country.
parts: [core, related, not-counted]
rules:
  - id: defence
    when: { ministry: Ministry of Defence }
    assign: [{ part: core, low: 1, central: 1, high: 1 }]
    because: The defence ministry's own spending, less what it earns.
    source: { text: A made-up definition }
    standing: agreed
    priority: 1
  - id: pensions
    when: { code: "20.05", word: pensions of soldiers }
    assign: [{ part: core, low: 1, central: 1, high: 1 }]
    because: Pensions of soldiers count wherever they are paid.
    source: { text: A made-up definition }
    standing: agreed
  - id: aid
    when: { code: "60.01" }
    assign: [{ part: core, low: 0.5, central: 1, high: 1 }]
    because: Military aid counts in the donor's figure; half of it was given from old stores.
    source: { text: A made-up speech }
    standing: claimed
  - id: border
    when: { code: "30.01" }
    assign: [{ part: related, low: 0.25, central: 0.5, high: 1 }]
    because: How much of the border police's work is for defence is disputed.
    source: { text: A made-up speech }
    standing: claimed
  - id: resilience
    when: { code: ["30.02", "50.03"] }
    assign: [{ part: related, low: 1, central: 1, high: 1 }]
    because: Civil protection and networks are named in the promise.
    source: { text: A made-up definition }
    standing: agreed
  - id: fire
    when: { code: "30.03" }
    assign: [{ part: related, low: 0, central: 0.25, high: 0.5 }]
    because: Fire services are civil protection in part.
    source: { text: A made-up speech }
    standing: claimed
  - id: bridge
    when: { code: "50.01" }
    from: "2025"
    assign: [{ part: related, low: 0, central: 1, high: 1 }]
    because: The bridge was named a military road in 2025.
    source: { text: A made-up speech }
    standing: claimed
  - id: civil
    when: { any: [{ ministry: Ministry of Health }, { code: ["20.06", "40.02", "50.02", "60.02"] }] }
    assign: [{ part: not-counted, low: 1, central: 1, high: 1 }]
    because: Serves civil ends.
    source: { text: A made-up definition }
    standing: agreed
    priority: -1
tests:
  - line: { year: "2025", code: "50.01", amount: 100 }
    rule: bridge
    says: the bridge counts from 2025
  - line: { year: "2025", ministry: Ministry of Defence, code: "10.01", amount: 100 }
    rule: defence
`
