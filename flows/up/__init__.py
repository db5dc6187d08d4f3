"""What `rashomon up` runs: a Prefect server, its deployments, and a worker that runs them.

Read it in this order:

    server, api_server         the server, and the process it is, closed to pages of the web
    scheduling, deploying      the worker; pool, deployments and automations
    choices                    what a person chose in the UI, put back
    folders, logs, ending      its folders, which one at a time may have; its logs; its end
"""
